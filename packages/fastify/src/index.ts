export { faultline } from './faultline.js';
export { frameworkErrors } from './framework-errors.js';
