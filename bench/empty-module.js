// The cost of `import` itself.
export const empty = undefined;
