export { errorHandler } from './error-handler.js';
export { faultline } from './faultline.js';
export { notFound } from './not-found.js';
