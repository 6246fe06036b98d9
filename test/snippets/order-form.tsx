import { fieldErrorsOf, isProblem, throwIfProblem } from '@faultline/client';
import { type FieldPath, useForm } from 'react-hook-form';

interface Order {
  items: { book: number; count: number }[];
}

export function OrderForm() {
  const { clearErrors, formState, getValues, handleSubmit, register, setError } = useForm<Order>({
    defaultValues: { items: [{ book: 7, count: 0 }] },
  });
  const { errors, isSubmitSuccessful } = formState;

  const submit = handleSubmit(async (order) => {
    const headers = { 'Content-Type': 'application/json' };
    try {
      await throwIfProblem(await fetch('/orders', { method: 'POST', headers, body: JSON.stringify(order) }));
    } catch (error) {
      if (!isProblem(error)) throw error;
      const general = [error.detail ?? 'That did not work.'];
      for (const [path, messages] of fieldErrorsOf(error)) {
        const field = path as FieldPath<Order>;
        if (getValues(field) === undefined) general.push(...messages);
        else setError(field, { message: messages.join(' ') });
      }
      setError('root', { message: general.join(' ') });
    }
  });

  return (
    <form
      onSubmit={(event) => {
        clearErrors(); // those of the server too
        void submit(event);
      }}
    >
      <input {...register('items.0.count', { valueAsNumber: true })} />
      <p id="count-error">{errors.items?.[0]?.count?.message}</p>
      <p role="alert">{errors.root?.message}</p>
      <button>Order</button>
      {isSubmitSuccessful && <p>Thank you.</p>}
    </form>
  );
}
