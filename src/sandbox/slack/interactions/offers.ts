/** Where an element stands: one person's view or message, a block, an action. */
export type OfferPlace = { userId: string; surfaceId: string; blockId: string; actionId: string };

export type Offers = ReturnType<typeof createOffers>;

/** Which options the app has offered in each external select: nothing else can be chosen there. */
export function createOffers() {
  const offered = new Map<string, unknown[]>();
  const key = ({ userId, surfaceId, blockId, actionId }: OfferPlace) =>
    JSON.stringify([userId, surfaceId, blockId, actionId]);
  return {
    remember(place: OfferPlace, options: readonly unknown[]): void {
      offered.set(key(place), [...(offered.get(key(place)) ?? []), ...options]);
    },
    /** In the form of one `block_suggestion` answer. */
    at: (place: OfferPlace) => ({ options: offered.get(key(place)) ?? [] }),
  };
}
