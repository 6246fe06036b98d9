import 'reflect-metadata';
import { Unauthorized } from '@faultline/core';
import { FaultlineFilter } from '@faultline/nestjs';
import { Controller, Get, Injectable, Module, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

@Injectable()
class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: 'a key' });
  }

  validate({ sub }: { sub: string }): { id: string } {
    return { id: sub };
  }
}

@Injectable()
class JwtGuard extends AuthGuard('jwt') {
  override handleRequest<User>(error: Error | null, user: User | false, info: unknown): User {
    if (error) throw error;
    if (!user) throw new Unauthorized(undefined, { challenge: 'Bearer realm="books"', cause: info });
    return user;
  }
}

@Controller()
class OrdersController {
  @Get('orders')
  @UseGuards(JwtGuard)
  list(): string[] {
    return [];
  }
}

@Module({ controllers: [OrdersController], providers: [JwtStrategy] })
class AppModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  app.useGlobalFilters(new FaultlineFilter());
  await app.listen(3000);
}
void bootstrap();
