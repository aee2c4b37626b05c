// Which browsers say that they are here, and which closed their last stream: gathered and told to the database together.
import "server-only";
import { log } from "../log.ts";
import type { Stream } from "./stream.ts";
import type { Beat, Reader, Topic, TopicSource } from "./topic.ts";

const sendMs = 400;
/** Of one kind in one round; those above come again with their next beat. */
const beatsAtMost = 20_000;

type Noted = { topic: Topic; reader: Reader };

export function createBeats(sources: Readonly<Record<string, TopicSource>>, streamsOf: (topic: Topic) => Iterable<Stream>) {
  const noted = { here: new Map<string, Noted>(), closed: new Map<string, Noted>() };

  const note = (which: keyof typeof noted, topic: Topic, reader: Reader): void => {
    if (noted[which].size >= beatsAtMost || !(reader.session ?? reader.guest)) return;
    noted[which].set(`${topic.kind} ${topic.id} ${reader.session} ${reader.guest}`, { topic, reader });
  };

  const hasStream = ({ topic, reader }: Noted) =>
    [...streamsOf(topic)].some((stream) => stream.reader.session === reader.session && stream.reader.guest === reader.guest);

  async function send(): Promise<void> {
    const here = [...noted.here.values()];
    const closed = [...noted.closed.values()].filter((one) => !hasStream(one));
    noted.here.clear();
    noted.closed.clear();
    for (const [kind, source] of Object.entries(sources)) {
      const ofKind = (all: readonly Noted[]): Beat[] =>
        all.flatMap(({ topic, reader }) => (topic.kind === kind ? [{ topicId: topic.id, ...reader }] : []));
      const [gone, present] = [ofKind(closed), ofKind(here)];
      if (gone.length > 0) await source.closed(gone);
      if (present.length > 0) await source.beat(present);
    }
  }

  const timer = setInterval(() => void send().catch((error) => log.warn({ err: error }, "beats not sent")), sendMs);
  return {
    here: (topic: Topic, reader: Reader) => note("here", topic, reader),
    closed: (topic: Topic, reader: Reader) => note("closed", topic, reader),
    stop: () => clearInterval(timer),
  };
}
