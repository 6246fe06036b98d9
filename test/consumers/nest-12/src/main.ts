import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { logger: ['error'] });
  await app.listen(process.env.PORT ?? 0, '127.0.0.1');
  console.log(`listening on ${new URL(await app.getUrl()).port}`);
}
await bootstrap();
