/** The properties of a thrown value, each of which may be anything; none where it is no object. */
export function propertiesOf(thrown: unknown): Readonly<Record<string, unknown>> {
  return typeof thrown === 'object' && thrown !== null ? (thrown as Readonly<Record<string, unknown>>) : {};
}
