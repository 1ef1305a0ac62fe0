import type { AreaCode } from '../../../numbers/area-codes.ts';
import type { Place } from './number-group.ts';

/** Further cities of area codes, beside the principal one; with a state where an area code crosses a border. */
const FURTHER_CITIES: Readonly<Record<string, readonly string[]>> = {
  203: ['New Haven', 'Stamford'],
  206: ['Shoreline'],
  212: ['Manhattan'],
  214: ['Irving', 'Richardson'],
  215: ['Levittown'],
  303: ['Boulder', 'Aurora', 'Littleton'],
  305: ['Miami Beach', 'Key West'],
  310: ['Beverly Hills', 'Torrance', 'Redondo Beach'],
  312: ['Chicago Loop'],
  360: ['Vancouver', 'Bellingham', 'Olympia'],
  404: ['Decatur', 'East Point'],
  408: ['Sunnyvale', 'Santa Clara', 'Cupertino'],
  415: ['San Rafael', 'Sausalito', 'Mill Valley'],
  416: ['North York', 'Scarborough'],
  425: ['Bellevue', 'Redmond', 'Kirkland'],
  480: ['Mesa', 'Scottsdale', 'Tempe'],
  503: ['Salem', 'Beaverton'],
  510: ['Berkeley', 'Fremont'],
  512: ['Round Rock', 'San Marcos'],
  514: ['Laval', 'Longueuil'],
  516: ['Hempstead', 'Levittown'],
  604: ['Burnaby', 'Surrey', 'Richmond'],
  613: ['Kingston', 'Belleville'],
  617: ['Cambridge', 'Brookline', 'Quincy'],
  650: ['Palo Alto', 'Mountain View', 'Redwood City'],
  703: ['Alexandria', 'Fairfax'],
  713: ['Pasadena'],
  714: ['Santa Ana', 'Huntington Beach'],
  718: ['Queens', 'The Bronx', 'Staten Island'],
  720: ['Boulder', 'Aurora'],
  782: ['Charlottetown, PE'],
  802: ['Montpelier', 'Rutland'],
  858: ['La Jolla', 'Poway'],
  867: ['Whitehorse, YT', 'Yellowknife, NT', 'Iqaluit, NU'],
  902: ['Charlottetown, PE', 'Sydney'],
  905: ['Hamilton', 'Brampton', 'Markham'],
  949: ['Newport Beach', 'Laguna Beach'],
};

/** Every place in which an area code has numbers, its principal one first. */
export function placesOf({ code, state, city }: AreaCode): Place[] {
  const places = [
    { state, city },
    ...(FURTHER_CITIES[code] ?? []).map((entry) => {
      const [name = entry, otherState = state] = entry.split(', ');
      return { state: otherState, city: name };
    }),
  ];
  return places.filter(
    (place, index) => places.findIndex((other) => sameCity(other.city, place.city)) === index,
  );
}

export const sameCity = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
