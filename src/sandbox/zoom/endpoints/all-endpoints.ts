import type { EndpointName } from '../service/endpoint-table.ts';
import { assignmentEndpoints } from './assignment.ts';
import type { Handler, Service } from './handler.ts';
import { numberBlockEndpoints } from './number-blocks.ts';
import { phoneNumberEndpoints } from './phone-numbers.ts';
import { portingEndpoints } from './porting.ts';
import { searchAndProvisionEndpoints } from './search-and-provision.ts';
import { tollFreeEndpoints } from './toll-free.ts';

/** A handler for every row of the endpoint table. */
export const createEndpoints = (service: Service): Record<EndpointName, Handler> => ({
  ...phoneNumberEndpoints(service),
  ...searchAndProvisionEndpoints(service),
  ...assignmentEndpoints(service),
  ...portingEndpoints(service),
  ...numberBlockEndpoints(service),
  ...tollFreeEndpoints(service),
});
