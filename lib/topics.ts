// What the live stream can be opened for: one table of all topics, by the kind that events name. A context describes its own.
import type { TopicSource } from "./platform/live/topic.ts";
import { roomTopic } from "./rooms/topic.ts";

export const topics: Readonly<Record<string, TopicSource>> = { room: roomTopic };
