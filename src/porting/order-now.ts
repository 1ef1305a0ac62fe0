import type { Context } from '../context.ts';
import type { PortingOrder } from '../zoom/types.ts';

/** An order as Zoom has it at this moment; undefined when that cannot be read, for whatever reason. */
export async function orderNow(
  { zoom }: Pick<Context, 'zoom'>,
  orderId: string,
): Promise<PortingOrder | undefined> {
  try {
    return await zoom.porting.get(orderId);
  } catch {
    return undefined;
  }
}
