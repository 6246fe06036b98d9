/** The part of a layer of Express's router, version 4 and 5, that matches a path. */
interface Layer {
  /** Matches a path or its beginning. The part that matched is a property of the result, or of the layer itself. */
  match(path: string): false | true | { readonly path: string };
  readonly path?: string;
  readonly route?: Route;
  readonly handle: { readonly stack?: readonly Layer[] };
}

interface Route {
  readonly methods: Readonly<Record<string, boolean>>;
  readonly stack: readonly { readonly handle: Handler }[];
}

type Handler = (...parameters: never[]) => unknown;

/** The part of an Express request that {@link findExpressMethods} reads. */
export interface RoutedRequest {
  readonly baseUrl: string;
  readonly path: string;
  readonly app: { path(): string; readonly _router?: Layer['handle']; readonly router?: unknown };
}

/**
 * Finds the methods for which an Express application has a route at the path of a request, nested routers included. They
 * are sorted; there are none if no route matches the path. It uses the router's own matcher, so parameters, wildcards and case
 * match as in routing. A route for every method (`app.all`) does not count: it had the request, and passed it on.
 *
 * @param isHandler Whether a function of a route is a handler; for frameworks that register other functions as routes.
 */
export function findExpressMethods(
  { baseUrl, path, app }: RoutedRequest,
  isHandler: (handle: Handler) => boolean = () => true,
): string[] {
  try {
    // Express 4 has `_router`, and an accessor `router` that throws.
    const { stack } = app._router ?? (app.router as Layer['handle']);
    const full = baseUrl + path;
    const mount = app.path().replace(/\/$/, '');
    const routes: Route[] = [];
    findRoutes(stack ?? [], full.startsWith(mount) ? full.slice(mount.length) : path, routes);
    const methods = routes
      .filter((route) => route.stack.some(({ handle }) => isHandler(handle)))
      .flatMap((route) => Object.keys(route.methods))
      .map((method) => method.toUpperCase());
    return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].toSorted();
  } catch {
    return []; // an unknown kind of router: the response is a 404
  }
}

/** Adds the routes that match a path to `found`. */
function findRoutes(layers: readonly Layer[], path: string, found: Route[]): void {
  for (const layer of layers) {
    const { route, handle } = layer;
    if (route === undefined && handle.stack === undefined) continue;
    const match = layer.match(path || '/');
    if (match === false) continue;
    if (route === undefined)
      findRoutes(handle.stack!, path.slice((match === true ? layer : match).path!.length), found);
    else if (!isForEveryMethod(route)) found.push(route);
  }
}

/** `router.all` sets `_all`. `app.all` sets every method of Node, also `CONNECT`, for which nobody writes a route. */
function isForEveryMethod({ methods }: Route): boolean {
  return '_all' in methods || 'connect' in methods;
}
