/**
 * Makes the function that gives the `type` of a problem in a response, as servers with the option `typeBaseUrl` send it.
 *
 * @throws {TypeError} if the base is not an absolute URL.
 */
export function createWireType(typeBaseUrl: string | undefined): (type: string, status: number) => string {
  if (typeBaseUrl === undefined) return (type) => type;
  if (!URL.canParse(typeBaseUrl) || !/^https?:/i.test(typeBaseUrl)) {
    throw new TypeError(`typeBaseUrl must be an absolute http(s) URL, not ${JSON.stringify(typeBaseUrl)}`);
  }
  const { href } = new URL(typeBaseUrl);
  const base = /[/#=]$/.test(href) ? href : `${href}/`;
  return (type, status) => (type === 'about:blank' ? `${base}${status}` : new URL(type, base).href);
}
