import { Controller, Extension, Post, Route, SuccessResponse } from 'tsoa';

@Route('orders')
export class OrdersController extends Controller {
  @Post()
  @SuccessResponse(201, 'The order')
  @Extension('x-problems', ['OUT_OF_STOCK'])
  public order(): void {}
}
