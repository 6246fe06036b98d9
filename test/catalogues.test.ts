import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { catalogue, isErrorStatus, type LanguageCatalogue } from '@faultline/core';
import { createErrorHandler } from '@faultline/core/adapter';

const folder = join(import.meta.dirname, '../packages/catalogues');
const tags = readdirSync(join(folder, 'src')).map((file) => file.replace(/\.ts$/, ''));
const catalogues = await Promise.all(
  tags.map(async (tag) => ({
    tag,
    exported: (await import(`@faultline/catalogues/${tag}`)) as Record<string, unknown>,
  })),
);
const errorStatuses = Object.keys(catalogue).filter((status) => isErrorStatus(Number(status)));
const english = new Set(
  errorStatuses.flatMap((status) => Object.values(catalogue[Number(status) as keyof typeof catalogue])),
);

/** The letters of each script. Unicode lists the usual script of each language. */
const letters: Readonly<Record<string, RegExp>> = {
  Latn: /\p{sc=Latn}/u,
  Cyrl: /\p{sc=Cyrl}/u,
  Arab: /\p{sc=Arab}/u,
  Deva: /\p{sc=Deva}/u,
  Hans: /\p{sc=Han}/u,
  Jpan: /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]/u,
  Kore: /\p{sc=Hang}/u,
};
/** Names of the protocol that no language translates. */
const protocolNames = /\b(?:Expect|HTTP|URI)(?![a-z])/g;
/** The character that ends a sentence, for the languages without a full stop. */
const sentenceEnds: Readonly<Record<string, string>> = { hi: '।', ja: '。', zh: '。' };

describe('@faultline/catalogues', () => {
  it('has the languages that its README lists', () => {
    const rows = [
      ...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\| `([\w-]+)` \| `(\w+)` \| (.*) \|$/gm),
    ];
    const names = new Intl.DisplayNames('en', { type: 'language' });
    expect(rows).toHaveLength(tags.length);
    expect(new Set(rows.map(([, tag]) => tag))).toEqual(new Set(tags));
    for (const [, tag, name, language] of rows) {
      expect(name).toBe(tag!.replace('-', ''));
      expect(language).toMatch(names.of(tag!.split('-')[0]!)!);
    }
  });

  it('imports nothing', () => {
    for (const tag of tags) {
      expect(readFileSync(join(folder, `dist/esm/${tag}.js`), 'utf8')).not.toMatch(/\b(?:import|require)\b/);
    }
  });
});

describe.each(catalogues)('@faultline/catalogues/$tag', ({ tag, exported }) => {
  const { language, rows, nonStandard } = exported[tag.replace('-', '')] as LanguageCatalogue;
  const names = Object.values(rows).map(({ name }) => name);
  const descriptions = Object.values(rows).map(({ description }) => description);
  const texts = [...names, ...descriptions, ...Object.values(nonStandard)];
  const end = sentenceEnds[tag] ?? '.';

  it('exports the catalogue of a language, and nothing else', () => {
    expect(Object.keys(exported).filter((name) => name !== 'default' && name !== 'module.exports')).toEqual([
      tag.replace('-', ''),
    ]);
    expect(language).toBe(tag);
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
  });

  it('has every error status, and no other', () => {
    expect(Object.keys(rows)).toEqual(errorStatuses);
  });

  it('has a name and a description in each row', () => {
    for (const row of Object.values(rows)) expect(Object.keys(row)).toEqual(['name', 'description']);
    expect(Object.keys(nonStandard)).toEqual(['name', 'description', 'descriptionWithContact']);
  });

  it('repeats no name and no description', () => {
    expect(new Set([...names, nonStandard.name]).size).toBe(names.length + 1);
    expect(new Set([...descriptions, nonStandard.description]).size).toBe(descriptions.length + 1);
  });

  it('has well-formed texts, and no English text', () => {
    // A text uses the quotation marks and apostrophes of its language. It has no spaces but the simple one and the French one.
    const wrong = /^\s|\s$|\s\s|["'`´\\<>]|[^\S \u00a0]|\p{Cc}|\p{Cf}|\ufffd|^.?$/u;
    expect(texts.filter((text) => wrong.test(text) || text !== text.normalize('NFC') || english.has(text))).toEqual([]);
  });

  it('has texts in the script of the language', () => {
    const script = letters[new Intl.Locale(tag).maximize().script!]!;
    const ownLetters = (text: string): string[] =>
      Array.from(text.replace('{contact}', '').replaceAll(protocolNames, '').matchAll(/\p{L}/gu), ([letter]) => letter);
    expect(texts.filter((text) => !ownLetters(text).every((letter) => script.test(letter)))).toEqual([]);
    expect(texts.filter((text) => ownLetters(text).length < 2)).toEqual([]);
  });

  it('has names that begin with a capital letter and end without a full stop', () => {
    for (const name of [...names, nonStandard.name]) {
      expect(name).not.toMatch(/[.。।:：!?]$/);
      expect(name[0]).toBe(name[0]!.toLocaleUpperCase(tag));
    }
  });

  it('has descriptions that are sentences', () => {
    for (const description of [...descriptions, nonStandard.description]) {
      expect(description.at(-1)).toBe(end);
      expect(description[0]).toBe(description[0]!.toLocaleUpperCase(tag));
      for (const [open, close] of ['()', '（）', '«»', '「」']) {
        expect(description.split(open!).length).toBe(description.split(close!).length);
      }
    }
  });

  it('contains the same names of the protocol as the English rows', () => {
    expect(rows[407].description).toContain('401');
    expect(rows[414].description).toContain('URI');
    expect(rows[417].description).toContain('Expect');
    expect(rows[505].description).toContain('HTTP');
  });

  it('has the contact once in the description of a non-standard status, at the end', () => {
    const { description, descriptionWithContact } = nonStandard;
    expect(description).not.toContain('{');
    expect(descriptionWithContact.match(/\{.*?\}/g)).toEqual(['{contact}']);
    expect(descriptionWithContact).toMatch(/[:：] ?\{contact\}$/);
    expect(descriptionWithContact.startsWith(description.slice(0, -1))).toBe(true);
  });

  it('appears in the response for its language', () => {
    const handleError = createErrorHandler<object, undefined, { headers: object; body: string }>(
      { writer: { hasBegun: () => false, write: (response) => response, abort: (): never => fail() }, log: () => {} },
      { languages: catalogues.map((each) => each.exported[each.tag.replace('-', '')] as LanguageCatalogue) },
    );
    for (const [status, { name: title, description: detail }] of Object.entries(rows)) {
      const thrown = Object.assign(new Error('secret'), { status: Number(status) });
      const { headers, body } = handleError(thrown, { headers: { 'accept-language': tag } }, undefined);
      expect(JSON.parse(body)).toEqual({ type: 'about:blank', title, status: Number(status), detail });
      expect(headers).toMatchObject({ 'Content-Language': tag, Vary: 'Accept-Language' });
    }
  });
});

function fail(): never {
  throw new Error('There is nothing to abort');
}
