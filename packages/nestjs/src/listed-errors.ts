import { type FieldError, jsonPointer } from '@faultline/core';
import { createMessageMask, createRuleMessage, type MaskMessage } from '@faultline/core/adapter';

/** How many errors of a list are read. More would be a mistake, and the option `maxErrors` limits those that are sent. */
const maxListed = 10_000;

type Item = Readonly<Record<string, unknown>>;

/**
 * Turns the list that an application put into an exception into field errors: texts, `ValidationError`s of class-validator,
 * also nested, and other objects with a text. Values that the client submitted are omitted, and so are items without a text.
 *
 * @param request The request, whose method decides whether a field is in the body or in the URL.
 */
export function listFieldErrors(list: readonly unknown[], request: unknown): FieldError[] {
  const isInBody = !/^(?:GET|HEAD)$/.test(String(isItem(request) ? request['method'] : ''));
  const mask = createMessageMask();
  const errors: FieldError[] = [];
  // Not recursive: the client controls how deep its objects are.
  const pending = toPending(list, []);
  for (let next = pending.pop(); next !== undefined && errors.length < maxListed; next = pending.pop()) {
    const { item, parent } = next;
    if (typeof item === 'string' && item !== '') errors.push({ detail: item });
    if (!isItem(item) || item instanceof Error) continue;
    const path = [...parent, ...pathOf(item)];
    const location = { ...(path.length === 0 ? {} : locate(path, isInBody)), ...ownLocation(item) };
    for (const [code, text] of textsOf(item)) {
      errors.push({ detail: maskText(mask, text, code, item['value']), ...location, code });
    }
    if (isDeepEnough(path) && Array.isArray(item['children'])) pending.push(...toPending(item['children'], path));
  }
  return errors;
}

/** Whether a list is of the `ValidationError`s of class-validator, which have the submitted values. */
export function areValidationErrors(list: unknown): boolean {
  if (!Array.isArray(list)) return false;
  const [first] = list as readonly unknown[];
  return (
    isItem(first) && typeof first['property'] === 'string' && (isItem(first['constraints']) || 'children' in first)
  );
}

function toPending(
  list: readonly unknown[],
  parent: readonly string[],
): { item: unknown; parent: readonly string[] }[] {
  return list
    .slice(0, maxListed)
    .map((item) => ({ item, parent }))
    .toReversed();
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null;
}

/** A longer path would not be sent. */
function isDeepEnough(path: readonly string[]): boolean {
  return path.length < 500;
}

/** The names under which validators and applications keep the place of an error. */
const pathNames = ['property', 'field', 'path', 'param', 'instancePath'];

function pathOf(item: Item): string[] {
  const path = pathNames.map((name) => item[name]).find((value) => typeof value === 'string' || Array.isArray(value));
  if (Array.isArray(path)) return path.slice(0, 500).filter(isKey).map(String);
  if (typeof path !== 'string' || path.length > 1000) return [];
  return path.split(path.startsWith('/') ? '/' : /[.[\]]+/).filter((key) => key !== '');
}

function isKey(key: unknown): key is string | number {
  return typeof key === 'string' || typeof key === 'number';
}

function locate(path: readonly string[], isInBody: boolean): Partial<FieldError> {
  if (isInBody) return { pointer: jsonPointer(path) };
  const [first = '', ...rest] = path;
  return { parameter: [first, ...rest.map((key) => `[${key}]`)].join('') };
}

/** The location of an item that is a field error already. */
function ownLocation({ pointer, parameter, in: kind, header, cookie }: Item): Partial<FieldError> {
  if (typeof pointer === 'string' && /^#(?:\/|$)/.test(pointer)) return { pointer };
  if (typeof parameter === 'string')
    return kind === 'query' || kind === 'path' ? { parameter, in: kind } : { parameter };
  if (typeof header === 'string') return { header };
  return typeof cookie === 'string' ? { cookie } : {};
}

/** The names under which validators and applications keep the text of an error, or several of them. */
const textNames = ['constraints', 'detail', 'message', 'messages', 'msg', 'error', 'errors', 'description', 'reason'];

/** The texts of the first name that has any, with the name of the rule if it is known. */
function textsOf(item: Item): [code: string | undefined, text: string][] {
  const ownCode = typeof item['code'] === 'string' && item['code'] !== '' ? item['code'] : undefined;
  for (const name of textNames) {
    const value = item[name];
    if (typeof value === 'string' && value !== '') return [[ownCode, value]];
    if (!isItem(value) || value instanceof Error) continue;
    const texts = Object.entries(value)
      .slice(0, 100)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
      .map(([key, text]): [string | undefined, string] => [Array.isArray(value) ? ownCode : key, text]);
    if (texts.length > 0) return texts;
  }
  return [];
}

/** A message of the application may quote the submitted value, and that of `whitelist` quotes a name of the client. */
function maskText(mask: MaskMessage, text: string, code: string | undefined, value: unknown): string {
  if (code === 'whitelistValidation') return 'This property should not exist.';
  return mask(text, code === undefined ? 'This value is not valid.' : createRuleMessage(code), { values: [value] });
}
