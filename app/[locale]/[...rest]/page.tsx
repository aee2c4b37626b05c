// Every address that is nobody's. Per request: kept pages of guessed addresses would fill the cache.
import { notFound } from "next/navigation";

export const dynamic = "force-dynamic";

export default function Nowhere() {
  notFound();
}
