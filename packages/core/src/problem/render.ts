import type { ResponseHeaders } from '../headers.js';
import { createWordChooser, type WordOptions } from '../languages/words.js';
import { addValues } from '../prepared-headers.js';
import { createFormatter, type FormatOption } from './format.js';
import { type ExposedError, orderMembers, type Problem } from './members.js';

/** What an adapter writes. */
export interface ErrorResponse {
  /** 400–599. */
  readonly status: number;
  /** All header fields of the response; an array is written as several fields. */
  readonly headers: Readonly<ResponseHeaders>;
  /** The problem as JSON text, or what the option `format` makes of it, to be sent as UTF-8. */
  readonly body: string;
}

/** An error response, and the problem that it carries. */
export interface Rendered {
  readonly errorResponse: ErrorResponse;
  readonly problem: Problem & Readonly<Record<string, unknown>>;
}

/** The options that decide the words and the shape of a problem. */
export interface RenderOptions<Request> extends WordOptions {
  readonly format?: FormatOption<Request> | undefined;
  readonly typeBaseUrl?: string | undefined;
}

/**
 * Reads the options once, and makes the function that turns an exposed error into the error response. It trusts what it is
 * given, so it never throws.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function createRenderer<Request>(
  options: RenderOptions<Request>,
): (error: ExposedError, request: Request, warnings: Error[]) => Rendered {
  const chooseWords = createWordChooser(options);
  const hasLanguages = options.languages !== undefined;
  const typeBase = options.typeBaseUrl === undefined ? undefined : parseBaseUrl(options.typeBaseUrl);
  const format = createFormatter(options.format);

  return (error, request, warnings) => {
    const { status, extensions } = error;
    const type = resolveType(error, typeBase);
    const { title, detail, language } = chooseWords(error, type, request, warnings);
    const members = orderMembers(error, { type, title, detail });
    const problem = (extensions === undefined ? members : { ...members, ...extensions }) as Rendered['problem'];
    const { mediaType, body } = format(JSON.stringify(problem), request, warnings);
    const headers = headersOf(error, mediaType, body);
    if (hasLanguages) addLanguageFields(headers, language);
    return { errorResponse: { status, headers, body }, problem };
  };
}

function resolveType({ type, status }: ExposedError, base: string | undefined): string {
  if (base === undefined) return type ?? 'about:blank';
  if (type === undefined) return `${base}${status}`;
  return URL.canParse(type, base) ? new URL(type, base).href : type;
}

function parseBaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`typeBaseUrl must be an absolute http(s) URL, not ${JSON.stringify(value)}`);
  }
  return /[/#=]$/.test(url.href) ? url.href : `${url.href}/`;
}

function headersOf({ headers: own }: ExposedError, mediaType: string, body: string): ResponseHeaders {
  const headers: ResponseHeaders = {
    'Content-Type': mediaType,
    'Content-Length': String(utf8Length(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
  if (own === undefined) return headers;
  for (const name of Object.keys(own)) {
    headers[name.toLowerCase() === 'cache-control' ? 'Cache-Control' : name] = own[name]!;
  }
  return headers;
}

/** `Vary` keeps a cache from sending one language to the readers of another (RFC 9110, section 12.5.5). */
function addLanguageFields(headers: ResponseHeaders, language: string | undefined): void {
  const names = Object.keys(headers);
  if (language !== undefined && !names.some((name) => name.toLowerCase() === 'content-language')) {
    headers['Content-Language'] = language;
  }
  const vary = names.find((name) => name.toLowerCase() === 'vary') ?? 'Vary';
  headers[vary] = addValues('vary', headers[vary], 'Accept-Language');
}

const encoder = /* @__PURE__ */ new TextEncoder();

function utf8Length(text: string): number {
  return /[^\x20-\x7e]/.test(text) ? encoder.encode(text).length : text.length;
}
