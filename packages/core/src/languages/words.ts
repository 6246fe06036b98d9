import { checkRow, extendCatalogue, isErrorStatus, lookUp } from '../catalogue/look-up.js';
import { type Catalogue, type CatalogueRow, publishedCatalogue } from '../catalogue/published.js';
import { isObject } from '../plain-object.js';
import { type ExposedError, members } from '../problem/members.js';
import { requestField } from '../request.js';
import { chooseLanguage } from './accept-language.js';

/** The catalogue in another language than English. `@faultline/catalogues` has some. */
export interface LanguageCatalogue {
  /** The tag of the language (BCP 47), such as `de` or `pt-BR`: the value of `Content-Language`. */
  readonly language: string;
  /** The names and descriptions of the 38 error statuses of the catalogue; more statuses are possible. */
  readonly rows: Catalogue;
  /** The words for a status that `rows` does not have. */
  readonly nonStandard: CatalogueRow & {
    /** The description if the option `contact` is set. `{contact}` stands for its value. */
    readonly descriptionWithContact: string;
  };
}

/** A message of the application that is to be translated. */
export interface Translatable {
  readonly status: number;
  readonly type: string;
  readonly code: string | undefined;
  /** The exposed message: the `detail` of the problem. */
  readonly message: string | undefined;
  /** The title of the error's own problem type. */
  readonly title: string | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * Translates a message. Returns its translation, or the `title` and the `detail`, or nothing if there is none.
 *
 * @param language The tag of the client's language, as the `LanguageCatalogue` has it; `en` for the default.
 */
export type Translate = (
  this: void,
  message: Translatable,
  language: string,
) => string | { readonly title?: string | undefined; readonly detail?: string | undefined } | null | undefined | void;

/** The options that decide the words of a problem. */
export interface WordOptions {
  readonly catalogue?: Catalogue | undefined;
  readonly contact?: string | undefined;
  readonly languages?: readonly LanguageCatalogue[] | undefined;
  readonly translate?: Translate | undefined;
}

/** The words of one problem. */
export interface Words {
  readonly title: string;
  readonly detail: string;
  /** The language of all texts of the problem, if it is one: `Content-Language`. */
  readonly language?: string | undefined;
}

/** The language of the default catalogue. */
const defaultLanguage = 'en';

/**
 * Reads the options once, and makes the function that chooses the words of a problem. It never throws.
 *
 * @throws {TypeError} that names the wrong option.
 */
export function createWordChooser({
  catalogue,
  contact,
  languages,
  translate,
}: WordOptions): (error: ExposedError, type: string, request: unknown, warnings: Error[]) => Words {
  const rows = catalogue === undefined ? undefined : extendCatalogue(catalogue);
  const chooseDefault = ({ status, title, detail }: ExposedError): Words => {
    const { name, description } = lookUp(status, rows, contact);
    return { title: title ?? name, detail: detail ?? description };
  };
  if (languages === undefined) {
    if (translate !== undefined) throw new TypeError("translate needs the option 'languages'");
    return chooseDefault;
  }
  const catalogues = new Map(parseLanguages(languages).map((each) => [each.language.toLowerCase(), each]));
  const tags = [defaultLanguage, ...catalogues.keys()];

  return (error, type, request, warnings) => {
    const tag = chooseLanguage(requestField(request, 'accept-language') ?? '', tags) ?? defaultLanguage;
    const language = catalogues.get(tag);
    const { name, description } =
      language === undefined ? lookUp(error.status, rows, contact) : rowOf(language, error.status, contact);
    const isOwn = error.title !== undefined || error.detail !== undefined;
    const translation =
      isOwn && translate !== undefined
        ? callTranslate(translate, error, type, language?.language ?? defaultLanguage, warnings)
        : {};
    const title = error.title === undefined ? name : translation.title;
    const detail = error.detail === undefined ? description : translation.detail;
    // A problem in two languages helps nobody: without a translation, nothing is translated.
    if (title === undefined || detail === undefined) return chooseDefault(error);
    // The texts of the field errors come from a validator.
    const isOneLanguage = error.errors === undefined || error.errors.length === 0;
    return { title, detail, language: isOneLanguage ? (language?.language ?? defaultLanguage) : undefined };
  };
}

function rowOf({ rows, nonStandard }: LanguageCatalogue, status: number, contact: string | undefined): CatalogueRow {
  const row = rows[status];
  if (row !== undefined) return row;
  const { name, description, descriptionWithContact } = nonStandard;
  // By a function: the contact may have a `$`.
  return {
    name,
    description: contact === undefined ? description : descriptionWithContact.replace('{contact}', () => contact),
  };
}

function callTranslate(
  translate: Translate,
  { status, code, title, detail: message, extensions = {} }: ExposedError,
  type: string,
  language: string,
  warnings: Error[],
): { readonly title?: string | undefined; readonly detail?: string | undefined } {
  try {
    const translation: unknown = translate({ status, type, code, message, title, extensions }, language);
    if (translation === undefined || translation === null) return {};
    if (typeof translation === 'string') return { detail: members.detail(translation, 'translate') };
    if (!isObject(translation)) throw new TypeError('translate must return a string, { title, detail } or nothing');
    Promise.resolve(translation).catch(() => {}); // it may be async, and reject
    const { title: ownTitle, detail } = translation;
    return {
      title: ownTitle === undefined ? undefined : members.title(ownTitle, 'translate: title'),
      detail: detail === undefined ? undefined : members.detail(detail, 'translate: detail'),
    };
  } catch (cause) {
    warnings.push(new Error('translate failed', { cause }));
    return {};
  }
}

const errorStatuses = /* @__PURE__ */ Object.keys(publishedCatalogue).map(Number).filter(isErrorStatus);

function parseLanguages(languages: readonly LanguageCatalogue[]): readonly LanguageCatalogue[] {
  if (!Array.isArray(languages))
    throw new TypeError("languages must be an array, such as [de, fr] of '@faultline/catalogues'");
  for (const [index, each] of languages.entries()) {
    const { language, rows, nonStandard } = (each ?? {}) as Partial<LanguageCatalogue>;
    if (typeof language !== 'string' || !/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/.test(language)) {
      throw new TypeError(`languages[${index}].language must be the tag of a language, such as 'de' or 'pt-BR'`);
    }
    for (const status of errorStatuses)
      checkRow(rows?.[status], `languages[${index}].rows[${status}]`, ['name', 'description']);
    checkRow(nonStandard, `languages[${index}].nonStandard`, ['name', 'description', 'descriptionWithContact']);
  }
  return languages;
}
