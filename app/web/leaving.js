// Ends what is being read from IndexedDB when the page is left. WebKit keeps a page asleep to go back to, and with it what it
// was reading: every later commit to the same stores, by whichever page, then waits until that page is gone. What is being
// written has been told to commit and needs no page any more. rexie hands out neither its transactions nor its connection, so
// they are taken down where they begin.

const reading = new Set();

export function endReadsOnLeaving() {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...how) {
    const transaction = begin.apply(this, how);
    if (transaction.mode === "readonly") {
      const ended = () => reading.delete(transaction);
      reading.add(transaction);
      transaction.addEventListener("complete", ended);
      transaction.addEventListener("abort", ended);
    }
    return transaction;
  };
  addEventListener("pagehide", () => {
    for (const transaction of reading) {
      try {
        transaction.abort();
      } catch {
        // It has finished, and its event has not come yet: there is nothing to end.
      }
    }
  });
}
