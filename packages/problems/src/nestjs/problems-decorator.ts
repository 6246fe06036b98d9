import { type DeclaredErrorClass, type ErrorClass, problemTypeOf } from '@faultline/core';
import { SetMetadata } from '@nestjs/common';

/** Metadata of `@nestjs/swagger` that it copies into the document: of a method, and of a controller. See decision 020. */
const extensionsOfMethod = 'swagger/apiExtension';
const responsesOfController = 'swagger/apiResponse';
/** The extension that `withProblems` replaces by responses. */
const extension = 'x-problems';

/**
 * Documents the problems of a method, or of all methods of a controller, in the OpenAPI document of `@nestjs/swagger`. The
 * problems of a method are added to those of its controller and of the base classes of this; those of one status become a
 * union. `withProblems` writes them into the document. Without `@nestjs/swagger`, nothing reads them.
 *
 * @param classes Declared classes, which must be in the registry that `withProblems` gets, and classes of the catalogue.
 * @throws {TypeError} if an argument is not such a class.
 * @example
 * ```ts
 * @Controller('books')
 * @Problems(TooManyRequests)
 * class BooksController {
 *   @Post(':id/orders')
 *   @Problems(OutOfStock, BookNotFound)
 *   order() {}
 * }
 *
 * const document = withProblems(SwaggerModule.createDocument(app, config), problems);
 * ```
 */
export function Problems(...classes: readonly ErrorClass[]): ClassDecorator & MethodDecorator {
  const listed = classes.map(listedAs);
  return (target: object, name?: string | symbol, descriptor?: PropertyDescriptor): void => {
    const key = descriptor === undefined ? responsesOfController : extensionsOfMethod;
    // Of a class, this may be the metadata of its base class.
    const metadata = Reflect.getMetadata(key, (descriptor?.value as object | undefined) ?? target) as Metadata;
    const all = new Set([...(metadata?.[extension]?.problems ?? []), ...listed]);
    SetMetadata(key, { ...metadata, [extension]: { problems: [...all] } })(target, name!, descriptor!);
  };
}

type Metadata = { readonly [extension]?: { readonly problems: readonly (number | string)[] } } | undefined;

/** A declared class is listed by its code, because it need not be in a registry yet. */
function listedAs(errorClass: ErrorClass | undefined): string | number {
  if (typeof errorClass !== 'function') {
    throw new TypeError(
      `@Problems() needs classes of errors, not ${String(errorClass)}. A class is undefined if its module imports this module`,
    );
  }
  return 'problem' in errorClass ? (errorClass as DeclaredErrorClass).problem.code : problemTypeOf(errorClass).status;
}
