/** What the picture of the inventory shows: counts and names, and nothing of what they cost. */
export type InventoryPicture = {
  title: string;
  /** Each day that is known, the oldest first; fewer than two: no line is drawn. `day` is `YYYY-MM-DD`. */
  history: { day: string; total: number; assigned: number }[];
  /** Bars, the longest first; what has no room is summed up in the last one. */
  groups: {
    title: string;
    /** How wide it is beside the others. */
    share: number;
    rows: PictureRow[];
  }[];
};

export type PictureRow = { name: string; assigned: number; unassigned: number };
