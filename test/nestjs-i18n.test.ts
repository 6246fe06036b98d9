import 'reflect-metadata';
import { de } from '@faultline/catalogues/de';
import { fr } from '@faultline/catalogues/fr';
import { Conflict, type Translate } from '@faultline/core';
import { FaultlineModule } from '@faultline/nestjs';
import { describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { AcceptLanguageResolver, I18nLoader, I18nModule, I18nService } from 'nestjs-i18n';
import { platforms, start } from './nest-platforms.js';
import { conflict, problem } from './problems.js';
import { send, whileRunning } from './running-server.js';

class Texts extends I18nLoader {
  languages(): Promise<string[]> {
    return Promise.resolve(['en', 'de', 'fr']);
  }

  load(): Promise<Record<string, Record<string, Record<string, string>>>> {
    return Promise.resolve({
      en: { errors: { SOLD_OUT: '{book} is sold out.' } },
      de: { errors: { SOLD_OUT: '{book} ist ausverkauft.' } },
      fr: { errors: {} },
    });
  }
}

@Controller()
class OrdersController {
  @Get('sold-out')
  soldOut(): never {
    throw new Conflict('It is sold out.', { code: 'SOLD_OUT', extensions: { book: 'Emma' } });
  }

  @Get('conflict')
  conflict(): never {
    throw new Conflict();
  }
}

/** The recipe of docs/languages.md. */
const createTranslate =
  (i18n: I18nService): Translate =>
  ({ code, extensions: args }, lang) => {
    const key = `errors.${code}`;
    const text: string = i18n.translate(key, { lang, args, defaultValue: key });
    return text === key ? undefined : text;
  };

const module = {
  imports: [
    I18nModule.forRoot({
      fallbackLanguage: 'en',
      loader: Texts,
      loaderOptions: {},
      resolvers: [AcceptLanguageResolver],
    }),
    FaultlineModule.forRootAsync({
      inject: [I18nService],
      useFactory: (i18n: I18nService) => ({ languages: [de, fr], translate: createTranslate(i18n) }),
    }),
  ],
  controllers: [OrdersController],
};

const members = ',"code":"SOLD_OUT","book":"Emma"';

describe.each(platforms)('the option translate with nestjs-i18n, $name', ({ platform }) => {
  it.each([
    ['/sold-out', 'de', 'de', problem('Konflikt', 409, 'Emma ist ausverkauft.', members)],
    ['/sold-out', 'sv', 'en', problem('Conflict', 409, 'Emma is sold out.', members)],
    // There is no French text: the fallback language of nestjs-i18n is not used.
    ['/sold-out', 'fr', undefined, problem('Conflict', 409, 'It is sold out.', members)],
    ['/conflict', 'sv', 'en', conflict],
  ])('responds to %s with Accept-Language %s in Content-Language %s', async (path, language, contentLanguage, body) => {
    await whileRunning(start(platform, { module }), async (running) => {
      const response = await send(running, `GET ${path}`, { headers: { 'accept-language': language } });
      expect(response.body).toBe(body);
      expect(response.headers['content-language']).toBe(contentLanguage);
      expect(response.headers.vary).toBe('Accept-Language');
    });
  });
});
