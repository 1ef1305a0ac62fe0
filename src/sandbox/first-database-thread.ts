import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openPgliteFolder } from '../store/pglite-folder.ts';

const { close } = await openPgliteFolder(z.string().parse(workerData));
await close();
