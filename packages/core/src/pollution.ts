/**
 * Hides the properties that an object has only because somebody added them to `Object.prototype`. After such a pollution
 * (CWE-1321), every object seems to have a status, or a message for the client.
 */
export function hidePollution<T extends object>(object: T): T {
  return isPolluted() ? new Proxy<T>(object, { get: getUnlessPolluted }) : object;
}

/** `Object.prototype` has no enumerable property; a property that is assigned to it is one. */
function isPolluted(): boolean {
  // oxlint-disable-next-line guard-for-in -- an inherited property is what this looks for
  for (const name in {}) return name !== '';
  return false;
}

function getUnlessPolluted(target: object, name: PropertyKey): unknown {
  let owner: object | null = target;
  // A proxy may have endless prototypes.
  for (let depth = 0; depth < 100 && owner !== null && owner !== Object.prototype; depth += 1) {
    if (Object.hasOwn(owner, name)) return Reflect.get(target, name);
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  return Object.prototype.propertyIsEnumerable(name) ? undefined : Reflect.get(target, name);
}
