export { Problems } from './problems-decorator.js';
