// The exceptions of a gateway go to Nest's own filter if the optional peer @nestjs/websockets is installed.
import 'reflect-metadata';
import { FaultlineFilter } from '@faultline/nestjs';
import { Module, UseFilters } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WsAdapter } from '@nestjs/platform-ws';
import { SubscribeMessage, WebSocketGateway, WsException } from '@nestjs/websockets';
import { WebSocket } from 'ws';

@UseFilters(FaultlineFilter)
@WebSocketGateway()
class ReportsGateway {
  @SubscribeMessage('reports')
  list(): never {
    throw new WsException('There is no such report.');
  }

  @SubscribeMessage('fine')
  fine(): object {
    return { event: 'fine' };
  }
}

@Module({ providers: [ReportsGateway] })
class AppModule {}

const logged: unknown[] = [];
const ignore = (): void => {};
const logger = { log: ignore, warn: ignore, error: (error: unknown) => void logged.push(error) };
const app = await NestFactory.create(AppModule, { logger });
app.useWebSocketAdapter(new WsAdapter(app));
await app.listen(0, '127.0.0.1');

const socket = new WebSocket((await app.getUrl()).replace('http', 'ws'));
socket.on('open', () => socket.send('{"event":"reports"}')).on('open', () => socket.send('{"event":"fine"}'));
const received: string[] = [];
await new Promise<void>((resolve) => {
  socket.on('message', (data: Buffer) => {
    received.push(data.toString());
    if (received.at(-1) === '{"event":"fine"}') setTimeout(resolve, 200);
  });
});
socket.terminate();
await app.close();

// Nest 12 sends the exception to a client of `ws`; Nest 11 does not.
const exceptions = received.filter((message) => message.includes('There is no such report.')).length;
if (logged.length > 0 || exceptions !== Number(process.argv[2])) throw new Error(JSON.stringify({ logged, received }));
