// What `import` costs by itself.
export {};
