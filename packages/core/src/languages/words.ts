import { checkRow, extendCatalogue, isErrorStatus, lookUp } from '../catalogue/look-up.js';
import { type Catalogue, type CatalogueRow, type ErrorStatus, publishedCatalogue } from '../catalogue/published.js';
import { callOption } from '../call-option.js';
import { isPlainObject } from '../plain-object.js';
import { type ExposedError, members } from '../problem/members.js';
import { requestField } from '../request.js';
import { chooseLanguage } from './accept-language.js';

/** The catalogue in another language than English. `@faultline/catalogues` has several. */
export interface LanguageCatalogue {
  /** The tag of the language (BCP 47), such as `de` or `pt-BR`: the value of `Content-Language`. */
  readonly language: string;
  /** The names and descriptions of the 38 error statuses of the catalogue; more statuses are possible. */
  readonly rows: Catalogue & Readonly<Record<ErrorStatus, CatalogueRow>>;
  /** The words for a status that `rows` does not have. */
  readonly nonStandard: CatalogueRow & {
    /** The description if the option `contact` is set. `{contact}` is replaced by its value. */
    readonly descriptionWithContact: string;
  };
}

/** The texts of an error that are to be translated, and the members that identify it. */
export interface Translatable {
  readonly status: number;
  /** The member `type` of the problem. */
  readonly type: string;
  /** The member `code` of the problem. */
  readonly code: string | undefined;
  /** The exposed message: the `detail` of the problem. */
  readonly message: string | undefined;
  /** The title of the error's own problem type. */
  readonly title: string | undefined;
  /** The extension members of the problem, such as the values of placeholders. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * Translates the texts of an error. Returns the translated message, or an object with the translated `title` and `detail`,
 * or nothing if there is no translation. It is synchronous. If it throws, the failure is reported and nothing is translated.
 *
 * @param language The tag of the client's language, as the `LanguageCatalogue` has it; `en` for the default.
 * @example
 * ```ts
 * const translate: Translate = ({ code }, language) =>
 *   code === 'SOLD_OUT' && language === 'de' ? 'Dieses Buch ist ausverkauft.' : undefined;
 * ```
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
  const catalogues = parseLanguages(languages);
  const tags = [defaultLanguage, ...catalogues.keys()];

  return (error, type, request, warnings) => {
    const tag = chooseLanguage(requestField(request, 'accept-language') ?? '', tags) ?? defaultLanguage;
    const language = catalogues.get(tag);
    const { name, description } =
      language === undefined ? lookUp(error.status, rows, contact) : rowOf(language, error.status, contact);
    const contentLanguage = language?.language ?? defaultLanguage;
    const hasOwnText = error.title !== undefined || error.detail !== undefined;
    const translation: Translation | undefined =
      hasOwnText && translate !== undefined
        ? callOption(
            'translate',
            () => translate(translatableOf(error, type), contentLanguage),
            parseTranslation,
            warnings,
          )
        : undefined;
    const title = error.title === undefined ? name : translation?.title;
    const detail = error.detail === undefined ? description : translation?.detail;
    // A problem has one language: without a translation, nothing is translated.
    if (title === undefined || detail === undefined) return chooseDefault(error);
    // The texts of the field errors come from a validator.
    const isOneLanguage = error.errors === undefined || error.errors.length === 0;
    return { title, detail, language: isOneLanguage ? contentLanguage : undefined };
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

function translatableOf({ status, code, title, detail, extensions = {} }: ExposedError, type: string): Translatable {
  return { status, type, code, message: detail, title, extensions };
}

interface Translation {
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
}

function parseTranslation(result: unknown): Translation {
  if (result === undefined || result === null) return {};
  if (typeof result === 'string') return { detail: members.detail(result, 'The result of translate') };
  if (!isPlainObject(result)) {
    throw new TypeError('translate must return a string, { title, detail } or nothing, and not a promise');
  }
  const { title, detail } = result;
  return {
    title: title === undefined ? undefined : members.title(title, 'The title of translate'),
    detail: detail === undefined ? undefined : members.detail(detail, 'The detail of translate'),
  };
}

const errorStatuses = /* @__PURE__ */ Object.keys(publishedCatalogue).filter((status) => isErrorStatus(Number(status)));

/** Checks the catalogues, which may come from files, and copies them. The keys are the tags in lower case. */
function parseLanguages(languages: readonly LanguageCatalogue[]): ReadonlyMap<string, LanguageCatalogue> {
  if (!Array.isArray(languages)) {
    throw new TypeError("languages must be an array, such as [de, fr] of '@faultline/catalogues'");
  }
  const catalogues = new Map<string, LanguageCatalogue>();
  for (const [index, each] of languages.entries()) {
    const { language, rows, nonStandard } = (each ?? {}) as Partial<LanguageCatalogue>;
    const path = `languages[${index}]`;
    if (typeof language !== 'string' || !/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/.test(language)) {
      throw new TypeError(`${path}.language must be the tag of a language, such as 'de' or 'pt-BR'`);
    }
    const tag = language.toLowerCase();
    if (catalogues.has(tag)) throw new TypeError(`${path}: there are two catalogues for '${language}'`);
    for (const status of [...errorStatuses, ...Object.keys(rows ?? {})]) {
      checkRow(rows?.[Number(status)], `${path}.rows[${status}]`, ['name', 'description']);
    }
    checkRow(nonStandard, `${path}.nonStandard`, ['name', 'description', 'descriptionWithContact']);
    if (!nonStandard!.descriptionWithContact.includes('{contact}')) {
      throw new TypeError(`${path}.nonStandard.descriptionWithContact must contain {contact}`);
    }
    catalogues.set(tag, structuredClone({ language, rows: rows!, nonStandard: nonStandard! }));
  }
  return catalogues;
}
