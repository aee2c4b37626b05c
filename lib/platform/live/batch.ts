// One question for many: what is asked while an answer is on its way goes together with the next one.

/** `read` answers in the order of its keys, at most `atMost` in one question. A failure fails those that it was asked for. */
export function batched<K, V>(atMost: number, read: (keys: readonly K[]) => Promise<readonly V[]>): (key: K) => Promise<V> {
  const waiting: { key: K; answer: PromiseWithResolvers<V> }[] = [];
  let isAsking = false;

  async function ask(): Promise<void> {
    isAsking = true;
    while (waiting.length > 0) {
      const some = waiting.splice(0, atMost);
      try {
        const found = await read(some.map(({ key }) => key));
        for (const [index, { answer }] of some.entries()) answer.resolve(found[index] as V);
      } catch (error) {
        for (const { answer } of some) answer.reject(error as Error);
      }
    }
    isAsking = false;
  }

  return (key) => {
    const answer = Promise.withResolvers<V>();
    waiting.push({ key, answer });
    if (!isAsking) void ask();
    return answer.promise;
  };
}
