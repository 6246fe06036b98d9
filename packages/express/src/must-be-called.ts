/**
 * Makes `app.use(factory)`, in the place of `app.use(factory())`, throw where the mistake is made: `app.use` reads the
 * property `handle` of a function to recognize an application.
 */
export function mustBeCalled(factory: object, name: string): void {
  Object.defineProperty(factory, 'handle', {
    get: () => {
      throw notCalled(name);
    },
  });
}

/** The same error for `router.use(factory)`, which is noticed when the router calls the factory with a request. */
export function notCalled(name: string): TypeError {
  return new TypeError(`${name} is a function that returns middleware: use(${name}()), not use(${name})`);
}
