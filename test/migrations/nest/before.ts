import 'reflect-metadata';
import {
  type ArgumentsHost,
  BadRequestException,
  Body,
  Catch,
  ConflictException,
  Controller,
  Delete,
  type ExceptionFilter,
  ForbiddenException,
  Get,
  HttpCode,
  HttpException,
  InternalServerErrorException,
  Module,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Res,
  ServiceUnavailableException,
  UnauthorizedException,
  UseGuards,
  ValidationPipe,
} from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { Type } from 'class-transformer';
import { IsNotEmpty, IsPositive, ValidateNested } from 'class-validator';
import type { Response } from 'express';

class BookNotFound extends NotFoundException {
  constructor(id: number) {
    super({ statusCode: 404, error: 'Not Found', message: `There is no book ${id}.`, code: 'NO_SUCH_BOOK', book: id });
  }
}

class BalanceTooLow extends HttpException {
  constructor() {
    super('Your balance is too low.', 402);
  }
}

class PaymentDeclined extends Error {}

class PublisherDown extends Error {}

class InvoiceError extends Error {
  readonly statusCode = 404;
}

@Catch(PaymentDeclined)
class PaymentDeclinedFilter implements ExceptionFilter<PaymentDeclined> {
  catch(error: PaymentDeclined, host: ArgumentsHost): void {
    host.switchToHttp().getResponse<Response>().status(402).json({ declined: error.message });
  }
}

@Catch(PublisherDown)
class PublisherDownFilter implements ExceptionFilter<PublisherDown> {
  catch(_error: PublisherDown, host: ArgumentsHost): void {
    host.switchToHttp().getResponse<Response>().status(503).set('Retry-After', '5').json({ publisher: 'down' });
  }
}

class Item {
  @IsPositive()
  price!: number;
}

class Order {
  @IsNotEmpty()
  customer!: string;

  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];
}

class Review {
  @IsNotEmpty()
  text!: string;
}

const reviewPipe = new ValidationPipe({
  exceptionFactory: (errors) => new BadRequestException(errors),
});

@Controller()
class BooksController {
  @Get('books/:id')
  read(@Param('id', ParseIntPipe) id: number): never {
    throw new BookNotFound(id);
  }

  @Delete('books/:id/reservation')
  @HttpCode(204)
  release(): never {
    throw new ConflictException({
      message: 'Book 7 is not reserved.',
      code: 'NOT_RESERVED',
      meta: { since: '2026-11-01' },
    });
  }

  @Post('orders')
  order(@Body(new ValidationPipe({ transform: true })) order: Order): Order {
    return order;
  }

  @Post('reviews')
  review(@Body(reviewPipe) review: Review): Review {
    return review;
  }

  @Post('payments')
  pay(): never {
    throw new PaymentDeclined('The card has expired.');
  }

  @Get('prices')
  prices(): never {
    throw new PublisherDown('connect ECONNREFUSED 10.0.0.7:443');
  }

  @Get('ebooks')
  ebooks(): never {
    throw new BalanceTooLow();
  }

  @Get('orders')
  orders(): never {
    throw new UnauthorizedException();
  }

  @Get('wishes')
  wishes(): never {
    throw new ForbiddenException('This list is private.', { description: 'PRIVATE_LIST' });
  }

  @Get('reports')
  @UseGuards(ThrottlerGuard)
  reports(): string[] {
    return [];
  }

  @Get('exports')
  exports(): never {
    throw new ServiceUnavailableException('Exports are back at noon.');
  }

  @Get('stock')
  stock(): never {
    throw new InternalServerErrorException('There is no row for book 7.');
  }

  @Get('invoices')
  invoices(): never {
    throw new InvoiceError('There is no invoice 7.');
  }

  @Get('offers')
  offers(@Res({ passthrough: true }) response: Response): never {
    response.status(404);
    throw new Error('There are no offers.');
  }

  @Get('statistics')
  statistics(): never {
    throw new Error('connect ECONNREFUSED postgres://shop:hunter2@10.0.0.7');
  }
}

@Module({
  imports: [ThrottlerModule.forRoot([{ ttl: 60_000, limit: 0 }])],
  controllers: [BooksController],
  providers: [{ provide: APP_FILTER, useClass: PaymentDeclinedFilter }],
})
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  app.useGlobalFilters(new PublisherDownFilter());
  await app.listen(process.env['PORT'] ?? 3000, '127.0.0.1');
  console.log(`The bookshop is open: ${await app.getUrl()}`);
}
void bootstrap();
