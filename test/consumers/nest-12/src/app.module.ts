import { FaultlineModule } from '@faultline/nestjs';
import { Module } from '@nestjs/common';
import { AppController } from './app.controller.js';

@Module({
  imports: [FaultlineModule.forRoot()],
  controllers: [AppController],
})
export class AppModule {}
