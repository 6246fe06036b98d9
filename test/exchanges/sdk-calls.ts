import { AuthClient } from '@supabase/auth-js';
import { StorageClient } from '@supabase/storage-js';
import Mailgun from 'mailgun.js';
import { ServerClient } from 'postmark';
import Razorpay from 'razorpay';

/** Throws the error that a client of Supabase returns, as applications do. */
export async function throwSupabaseError(result: Promise<{ readonly error: Error | null }>): Promise<void> {
  const { error } = await result;
  if (error) throw error;
}

export const createSupabaseAuth = (url: string): InstanceType<typeof AuthClient> =>
  new AuthClient({ url, autoRefreshToken: false, persistSession: false });

/** Signs in to the Supabase server at `url`. */
export const signInToSupabase = (url: string): Promise<void> =>
  throwSupabaseError(createSupabaseAuth(url).signInWithPassword({ email: 'a@example.com', password: 'hunter2' }));

export const readSupabaseBucket = (url: string): Promise<void> =>
  throwSupabaseError(new StorageClient(url, {}).getBucket('hunter2'));

export const listMailgunDomains = (url: string): Promise<unknown> =>
  new Mailgun(FormData).client({ username: 'api', key: 'hunter2', url }).domains.list();

export const readPostmarkServer = (url: string): Promise<unknown> =>
  new ServerClient('hunter2', { requestHost: new URL(url).host, useHttps: false }).getServer();

export function fetchRazorpayOrder(url: string): Promise<unknown> {
  const client = new Razorpay({ key_id: 'shop', key_secret: 'hunter2' });
  // razorpay has no option for its host. `api` is not in its types.
  const { api } = client as unknown as { api: { rq: { defaults: { baseURL: string } } } };
  api.rq.defaults.baseURL = url;
  return client.orders.fetch('order_1');
}
