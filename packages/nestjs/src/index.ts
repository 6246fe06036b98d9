export { FaultlineFilter } from './faultline-filter.js';
export { FaultlineModule } from './faultline-module.js';
export { frameworkErrors } from './framework-errors.js';
export type { NestRequest } from './platform.js';
