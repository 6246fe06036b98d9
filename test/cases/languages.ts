import { de } from '@faultline/catalogues/de';
import { fr } from '@faultline/catalogues/fr';
import { ptBR } from '@faultline/catalogues/pt-BR';
import { Conflict, HttpError, InternalServerError, NotFound, UnprocessableEntity } from '@faultline/core';
import { badRequest, conflict, crash, notFound, problem } from '../problems.js';
import { type Case, fail } from './case.js';

const languageOptions = { languages: [de, fr, ptBR] };
const german = { 'accept-language': 'de-CH, de;q=0.9, en;q=0.8' };
const soldOut = new Conflict('Sold out.', { code: 'SOLD_OUT', extensions: { book: 'Middlemarch' } });
const soldOutInEnglish = problem('Conflict', 409, 'Sold out.', ',"code":"SOLD_OUT","book":"Middlemarch"');
/** A problem type of an application, with a title. */
const outOfStock = { type: '/problems/stock', title: 'Out of stock' };

const germanNotFound = problem('Nicht gefunden', 404, 'Der Server kann die angeforderte Ressource nicht finden.');
const germanCrash = problem(
  'Interner Serverfehler',
  500,
  'Auf dem Server ist eine Situation eingetreten, die er nicht behandeln kann.',
);
const frenchNotFound = problem('Ressource introuvable', 404, 'Le serveur ne trouve pas la ressource demandée.');

const wrongTranslation = 'translate must return a string, { title, detail } or nothing, and not a promise';

/** The options `languages` and `translate`: the words of a problem in the language of the client. */
export const languages: readonly Case[] = [
  {
    name: 'sends title and detail in the language of the client',
    thrown: new NotFound(),
    requestHeaders: german,
    options: languageOptions,
    status: 404,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: germanNotFound,
  },
  {
    name: 'masks a bug in the language of the client',
    thrown: new Error('secret'),
    requestHeaders: german,
    options: languageOptions,
    status: 500,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: germanCrash,
  },
  {
    name: 'masks the message of a 5xx in the language of the client',
    thrown: new InternalServerError('secret'),
    requestHeaders: german,
    options: { ...languageOptions, translate: fail },
    status: 500,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: germanCrash,
  },
  {
    name: 'counts the bytes of a text that is not ASCII',
    thrown: new NotFound(),
    requestHeaders: { 'accept-language': 'fr' },
    options: languageOptions,
    status: 404,
    headers: { 'content-language': 'fr', vary: 'Accept-Language' },
    body: frenchNotFound,
  },
  {
    name: 'sends the words of an unmatched request in the language of the client',
    request: { method: 'GET', path: '/nowhere', headers: german },
    options: languageOptions,
    status: 404,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: germanNotFound,
  },
  {
    name: 'sends the words of an unsupported method in the language of the client',
    request: { method: 'DELETE', path: '/items/7', headers: german },
    options: languageOptions,
    status: 405,
    headers: { allow: 'GET, HEAD, PUT', 'content-language': 'de', vary: 'Accept-Language' },
    body: problem(
      'Methode nicht erlaubt',
      405,
      'Der Server kennt die Anfragemethode, aber die Zielressource unterstützt sie nicht.',
    ),
  },
  {
    name: 'finds a more specific language than that of the request',
    thrown: new NotFound(),
    requestHeaders: { 'accept-language': 'pt' },
    options: languageOptions,
    status: 404,
    headers: { 'content-language': 'pt-BR', vary: 'Accept-Language' },
    body: problem('Não encontrado', 404, 'O servidor não consegue encontrar o recurso solicitado.'),
  },
  ...[
    { 'accept-language': 'en-GB, de;q=0.9' },
    { 'accept-language': 'nl' },
    { 'accept-language': '*' },
    { 'accept-language': 'de;q=0' },
    { 'accept-language': ',;q=1,-,de_DE' },
    {},
  ].map((requestHeaders: Record<string, string>) => ({
    name: `sends English words to a client with ${JSON.stringify(requestHeaders)}`,
    thrown: new NotFound(),
    requestHeaders,
    options: languageOptions,
    status: 404,
    headers: { 'content-language': 'en', vary: 'Accept-Language' },
    body: notFound,
  })),
  {
    name: 'ignores Accept-Language without the option languages',
    thrown: new NotFound(),
    requestHeaders: german,
    status: 404,
    headers: { 'content-language': undefined, vary: undefined },
    body: notFound,
  },
  {
    name: 'sends Content-Language: en with an empty list of languages',
    thrown: new NotFound(),
    requestHeaders: german,
    options: { languages: [] },
    status: 404,
    headers: { 'content-language': 'en', vary: 'Accept-Language' },
    body: notFound,
  },
  {
    name: 'sends the generic words for a status that the catalogue in another language does not list',
    thrown: new HttpError(402),
    requestHeaders: german,
    options: languageOptions,
    status: 402,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: problem(
      'Nicht standardisierte Antwort',
      402,
      'Dies ist keine standardisierte Antwort. Weitere Informationen erhalten Sie beim Kundenservice.',
    ),
  },
  {
    name: 'adds the contact to the description of a non-standard status in another language, whatever characters it has',
    thrown: new HttpError(599),
    requestHeaders: german,
    options: { ...languageOptions, contact: "https://books.example/?a=$&$'{contact}" },
    status: 599,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: problem(
      'Nicht standardisierte Antwort',
      599,
      "Dies ist keine standardisierte Antwort. Weitere Informationen erhalten Sie beim Kundenservice: https://books.example/?a=$&$'{contact}",
    ),
  },
  {
    name: 'sends the rows that the application adds to a catalogue in another language',
    thrown: new HttpError(402),
    requestHeaders: german,
    options: {
      languages: [
        { ...de, rows: { ...de.rows, 402: { name: 'Zahlung erforderlich', description: 'Das Konto ist leer.' } } },
      ],
    },
    status: 402,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: problem('Zahlung erforderlich', 402, 'Das Konto ist leer.'),
  },
  {
    name: 'sends the rows of the option catalogue only in English',
    thrown: new NotFound(),
    requestHeaders: german,
    options: { ...languageOptions, catalogue: { 404: { name: 'Missing', description: 'No such book.' } } },
    status: 404,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: germanNotFound,
  },
  // Texts of the application
  {
    name: 'sends a message of the application untranslated, with the English title and without Content-Language',
    thrown: soldOut,
    requestHeaders: german,
    options: languageOptions,
    status: 409,
    headers: { 'content-language': undefined, vary: 'Accept-Language' },
    body: soldOutInEnglish,
  },
  {
    name: 'sends a title of the application untranslated, with the English detail and without Content-Language',
    thrown: new Conflict(undefined, outOfStock),
    requestHeaders: german,
    options: languageOptions,
    status: 409,
    headers: { 'content-language': undefined, vary: 'Accept-Language' },
    body: conflict
      .replace('"about:blank"', '"/problems/stock"')
      .replace('"title":"Conflict"', '"title":"Out of stock"'),
  },
  {
    name: 'sends the detail of malformed JSON untranslated, with the English title and without Content-Language',
    request: {
      method: 'POST',
      path: '/parsed',
      body: '[1',
      headers: { ...german, 'content-type': 'application/json' },
    },
    options: languageOptions,
    status: 400,
    headers: { 'content-language': undefined, vary: 'Accept-Language' },
    body: problem('Bad Request', 400, 'The request body is not valid JSON at position 2.'),
    // Nest replaces the error of Fastify's parser by one without the position.
    on: Object.fromEntries(
      ['Fastify 5', 'Nest 12 on Fastify', 'Nest 11 on Fastify'].map((server) => [
        server,
        { body: problem('Bad Request', 400, 'The request body is not valid JSON.') },
      ]),
    ),
  },
  {
    name: 'sends title and detail in the language of the client, but no Content-Language, with field errors',
    thrown: new UnprocessableEntity(undefined, { errors: [{ detail: 'An order needs a book.', pointer: '#/book' }] }),
    requestHeaders: german,
    options: languageOptions,
    status: 422,
    headers: { 'content-language': undefined, vary: 'Accept-Language' },
    body: problem(
      'Nicht verarbeitbarer Inhalt',
      422,
      'Die Anfrage ist wohlgeformt, konnte aber wegen semantischer Fehler nicht ausgeführt werden.',
      ',"errors":[{"detail":"An order needs a book.","pointer":"#/book"}]',
    ),
  },
  {
    name: 'keeps the Content-Language of the error',
    thrown: new Conflict('Ausverkauft.', { headers: { 'content-language': 'de-AT' } }),
    requestHeaders: german,
    options: languageOptions,
    status: 409,
    headers: { 'content-language': 'de-AT', vary: 'Accept-Language' },
    body: problem('Conflict', 409, 'Ausverkauft.'),
  },
  // The option translate
  {
    name: 'sends the string that translate returns as the detail',
    thrown: soldOut,
    requestHeaders: german,
    options: {
      ...languageOptions,
      translate: ({ status, code, type, message, title, extensions }, language) =>
        [status, code, type, message, title ?? '–', extensions['book'], language].join(' '),
    },
    status: 409,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: problem(
      'Konflikt',
      409,
      '409 SOLD_OUT about:blank Sold out. – Middlemarch de',
      ',"code":"SOLD_OUT","book":"Middlemarch"',
    ),
  },
  {
    name: 'sends the title and the detail that translate returns',
    thrown: new Conflict('Sold out.', outOfStock),
    requestHeaders: german,
    options: { ...languageOptions, translate: () => ({ title: 'Nicht vorrätig', detail: 'Ausverkauft.' }) },
    status: 409,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: problem('Nicht vorrätig', 409, 'Ausverkauft.').replace('about:blank', '/problems/stock'),
  },
  {
    name: 'sends the title that translate returns, and the description of the catalogue',
    thrown: new Conflict(undefined, outOfStock),
    requestHeaders: german,
    options: { ...languageOptions, translate: ({ message }) => ({ title: 'Nicht vorrätig', detail: message }) },
    status: 409,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: problem('Nicht vorrätig', 409, 'Die Anfrage steht im Widerspruch zum aktuellen Zustand des Servers.').replace(
      'about:blank',
      '/problems/stock',
    ),
  },
  {
    name: 'translates nothing if translate returns only one of two texts',
    thrown: new Conflict('Sold out.', outOfStock),
    requestHeaders: german,
    options: { ...languageOptions, translate: () => 'Ausverkauft.' },
    status: 409,
    headers: { 'content-language': undefined, vary: 'Accept-Language' },
    body: problem('Out of stock', 409, 'Sold out.').replace('about:blank', '/problems/stock'),
  },
  {
    name: 'calls translate for English too',
    thrown: soldOut,
    options: { ...languageOptions, translate: ({ message }, language) => (language === 'en' ? message : undefined) },
    status: 409,
    headers: { 'content-language': 'en', vary: 'Accept-Language' },
    body: soldOutInEnglish,
  },
  {
    name: 'does not call translate without a text of the application',
    thrown: new NotFound(),
    requestHeaders: german,
    options: { ...languageOptions, translate: fail },
    status: 404,
    headers: { 'content-language': 'de', vary: 'Accept-Language' },
    body: germanNotFound,
  },
  ...[undefined, null].map((translation) => ({
    name: `translates nothing if translate returns ${translation}`,
    thrown: soldOut,
    requestHeaders: german,
    options: { ...languageOptions, translate: () => translation },
    status: 409,
    headers: { 'content-language': undefined, vary: 'Accept-Language' },
    body: soldOutInEnglish,
  })),
  ...Object.entries<readonly [translate: () => unknown, warning: string]>({
    throws: [fail, 'translate threw'],
    'is async': [() => Promise.resolve('secret'), wrongTranslation],
    'is async and rejects': [() => Promise.reject(new Error('secret')), wrongTranslation],
    'returns an empty string': [() => '', 'The result of translate must be a non-empty string'],
    'returns a number': [() => 7, wrongTranslation],
    'returns an array': [() => ['secret'], wrongTranslation],
    'returns a detail that is not a string': [
      () => ({ detail: 7 }),
      'The detail of translate must be a non-empty string',
    ],
    'returns an empty title': [
      () => ({ title: '', detail: 'secret' }),
      'The title of translate must be a non-empty string',
    ],
  }).map(([name, [translate, warning]]) => ({
    name: `translates nothing, and reports it, if translate ${name}`,
    thrown: soldOut,
    requestHeaders: german,
    options: { ...languageOptions, translate: translate as () => string },
    status: 409,
    headers: { 'content-language': undefined, vary: 'Accept-Language' },
    body: soldOutInEnglish,
    warnings: [warning],
  })),
  // Vary
  {
    name: 'adds Accept-Language to the Vary of the error',
    thrown: new NotFound(undefined, { headers: { vary: 'Accept' } }),
    options: languageOptions,
    status: 404,
    headers: { vary: 'Accept, Accept-Language' },
    body: notFound,
  },
  ...['accept-language, Accept', '*'].map((vary) => ({
    name: `does not add Accept-Language to the error's own Vary: ${vary}`,
    thrown: new NotFound(undefined, { headers: { vary } }),
    options: languageOptions,
    status: 404,
    headers: { vary },
    body: notFound,
  })),
  {
    name: 'adds Accept-Language to the Vary that the handler or a CORS middleware had set',
    thrown: new NotFound(),
    prepared: { headers: { Vary: 'Origin', 'Content-Language': 'sv' } },
    options: languageOptions,
    status: 404,
    headers: { vary: 'Origin, Accept-Language', 'content-language': 'en' },
    body: notFound,
  },
  {
    name: 'names Accept-Language once in Vary',
    thrown: new NotFound(undefined, { headers: { Vary: 'Accept, Accept-Language' } }),
    prepared: { headers: { Vary: 'accept-language, Origin' } },
    options: languageOptions,
    status: 404,
    headers: { vary: 'accept-language, Origin, Accept' },
    body: notFound,
  },
  {
    name: 'removes the Content-Language that the handler had set, also if a message is not translated',
    thrown: soldOut,
    prepared: { headers: { 'Content-Language': 'sv' } },
    options: languageOptions,
    status: 409,
    headers: { 'content-language': undefined },
    body: soldOutInEnglish,
  },
  {
    name: 'sends the words of the option format in the language of the client',
    thrown: new NotFound(),
    requestHeaders: german,
    options: { ...languageOptions, format: { mediaType: 'application/json', body: ({ title }) => ({ title }) } },
    status: 404,
    headers: { 'content-type': 'application/json', 'content-language': 'de', vary: 'Accept-Language' },
    body: '{"title":"Nicht gefunden"}',
  },
  {
    name: 'sends the description of a Bad Request in French with its own spaces',
    thrown: new HttpError(400),
    requestHeaders: { 'accept-language': 'fr-CA' },
    options: languageOptions,
    status: 400,
    headers: { 'content-language': 'fr', vary: 'Accept-Language' },
    body: problem(
      'Requête incorrecte',
      400,
      'Le serveur n’a pas pu comprendre la requête en raison d’une erreur apparente du client (par exemple\u00a0: syntaxe non valide, taille trop grande ou structure du message incorrecte).',
    ),
  },
  {
    name: 'sends the English description to a client whose language is not there',
    thrown: new HttpError(400),
    requestHeaders: { 'accept-language': 'sv' },
    options: languageOptions,
    status: 400,
    headers: { 'content-language': 'en', vary: 'Accept-Language' },
    body: badRequest(),
  },
  {
    name: 'sends English words for a bug to a client whose language is not there',
    thrown: new Error('secret'),
    requestHeaders: { 'accept-language': 'sv' },
    options: languageOptions,
    status: 500,
    headers: { 'content-language': 'en', vary: 'Accept-Language' },
    body: crash,
  },
];
