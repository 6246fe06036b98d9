// What `import` costs by itself.
export const nothing = undefined;
