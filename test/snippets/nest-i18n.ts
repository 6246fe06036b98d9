import 'reflect-metadata';
import { de } from '@faultline/catalogues/de';
import { Conflict } from '@faultline/core';
import { FaultlineModule } from '@faultline/nestjs';
import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AcceptLanguageResolver, I18nLoader, I18nModule, I18nService } from 'nestjs-i18n';

class Texts extends I18nLoader {
  async languages(): Promise<string[]> {
    return ['en', 'de'];
  }

  async load(): Promise<Record<string, Record<string, Record<string, string>>>> {
    return {
      en: { errors: { SOLD_OUT: '{book} is sold out.' } },
      de: { errors: { SOLD_OUT: '„{book}“ ist ausverkauft.' } },
    };
  }
}

@Controller('orders')
class OrdersController {
  @Post()
  create(): never {
    throw new Conflict('Middlemarch is sold out.', { code: 'SOLD_OUT', extensions: { book: 'Middlemarch' } });
  }
}

@Module({
  imports: [
    I18nModule.forRoot({
      fallbackLanguage: 'en',
      loader: Texts,
      loaderOptions: {},
      resolvers: [AcceptLanguageResolver],
    }),
    FaultlineModule.forRootAsync({
      inject: [I18nService],
      useFactory: (i18n: I18nService) => ({
        languages: [de],
        translate: ({ code, extensions: args }, lang) => {
          const key = `errors.${code}`;
          const text: string = i18n.translate(key, { lang, args, defaultValue: key });
          return text === key ? undefined : text;
        },
      }),
    }),
  ],
  controllers: [OrdersController],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: ['error'] });
await app.listen(3000);
