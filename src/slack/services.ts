import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Zoom } from '../zoom/zoom.ts';

/** What the code behind the listeners works with; handed in once, by `bot.ts`. */
export type Services = { zoom: Zoom; store: Store; clock: Clock; ids: Ids; log: Log };
