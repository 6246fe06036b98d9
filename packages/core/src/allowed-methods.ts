/** The part of an Express router's layer, of version 4 or 5, that tells what it matches. */
interface Layer {
  /** Matches a path, or its beginning; tells the part that matched as a property of what it returns, or of the layer itself. */
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

/** The part of an Express request that tells where it was sent. */
interface RoutedRequest {
  readonly baseUrl: string;
  readonly path: string;
  readonly app: { path(): string; readonly _router?: Layer['handle']; readonly router?: unknown };
}

/**
 * The methods under which an Express application has a route for a request's path, nested routers included, sorted;
 * none if no route matches the path. It asks the router itself, so parameters, wildcards and case match as they do there.
 * A route for every method (`app.all`) tells nothing: it had the request, and passed it on.
 *
 * @param isHandler Tells the handlers of routes from what a framework upon Express registers as a route for its own ends.
 */
export function allowedMethods(
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
    return []; // a router that can't tell, or not in the way that is known here: the answer is a 404
  }
}

/** Adds to `found` the routes that match a path. */
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

/** `router.all` says `_all`; `app.all` names each method of Node, `CONNECT` too, for which nobody writes a route. */
function isForEveryMethod({ methods }: Route): boolean {
  return '_all' in methods || 'connect' in methods;
}
