import { type DeclaredErrorClass, type ErrorClass, problemTypeOf } from '@faultline/core';
import type {} from 'reflect-metadata';

/** The metadata of `@nestjs/swagger`, and the extension that `withProblems` reads. See decision 018. */
const operationExtensions = 'swagger/apiExtension';
const responsesOfController = 'swagger/apiResponse';
const listName = 'x-problems';

/**
 * Documents the problems of a method, or of all methods of a controller, in the OpenAPI document of `@nestjs/swagger`. The
 * problems of a method are added to those of its controller and of the controller's base classes, and those of one status
 * become a union. Write the document with `withProblems(document, problems)`. Without `@nestjs/swagger`, the decorator changes
 * nothing.
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
  const listed = classes.map(listedName);
  return (target: object, _name?: string | symbol, descriptor?: PropertyDescriptor): void => {
    if (descriptor === undefined) {
      changeMetadata<{ readonly problems: readonly unknown[] }>(responsesOfController, target, (known) => ({
        problems: union(known?.problems, listed),
      }));
    } else {
      changeMetadata<readonly unknown[]>(operationExtensions, descriptor.value as object, (known) =>
        union(known, listed),
      );
    }
  };
}

/** A class as the document lists it: the code of a declared class, which may get its type later, or the status. */
function listedName(errorClass: ErrorClass | undefined): string | number {
  if (typeof errorClass !== 'function') {
    throw new TypeError(
      `@Problems() needs classes of errors, not ${String(errorClass)}. A class is undefined if two modules import each other`,
    );
  }
  return 'problem' in errorClass ? (errorClass as DeclaredErrorClass).problem.code : problemTypeOf(errorClass).status;
}

function union(known: readonly unknown[] = [], added: readonly unknown[]): unknown[] {
  return [...new Set([...known, ...added])];
}

/** Changes the list in the metadata. A class inherits that of its base class, and must not change it there. */
function changeMetadata<List>(key: string, target: object, change: (known: List | undefined) => List): void {
  const metadata = Reflect.getMetadata(key, target) as { readonly [listName]?: List } | undefined;
  Reflect.defineMetadata(key, { ...metadata, [listName]: change(metadata?.[listName]) }, target);
}
