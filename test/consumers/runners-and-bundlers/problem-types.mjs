import { Conflict, defineProblem } from '@faultline/core';

export class OutOfStock extends defineProblem(Conflict, { code: 'OUT_OF_STOCK', title: 'Out of stock' }) {}
export class PriceChanged extends defineProblem(Conflict, { code: 'PRICE_CHANGED', title: 'Price changed' }) {}
/** webpack and esbuild need the comment: they ignore the annotation of a function in another file. */
export class Withdrawn extends /* @__PURE__ */ defineProblem(Conflict, { code: 'WITHDRAWN', title: 'Withdrawn' }) {}
