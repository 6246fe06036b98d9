import 'reflect-metadata';
import { terminus } from '@faultline/mappers/terminus';
import { FaultlineModule } from '@faultline/nestjs';
import { Controller, Get, Inject, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type HealthCheckResult, HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';

@Controller()
class HealthController {
  @Inject(HealthCheckService)
  readonly health!: HealthCheckService;

  @Inject(HealthIndicatorService)
  readonly indicators!: HealthIndicatorService;

  @Get('health')
  check(): Promise<HealthCheckResult> {
    return this.health.check([() => this.indicators.check('database').down('connect ECONNREFUSED 10.0.0.7')]);
  }
}

@Module({
  imports: [
    TerminusModule.forRoot({ logger: false }),
    FaultlineModule.forRoot({ map: terminus(), onError: (error) => console.log('reported:', error) }),
  ],
  controllers: [HealthController],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: ['fatal', 'error', 'warn'] });
await app.listen(3000);
