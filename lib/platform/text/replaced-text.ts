// Browser translation replaces text nodes by <font> elements, and React goes on with the nodes it made: what it writes into them is not
// seen (clocks stand still), and what it removes is not where it was, which throws and takes the page down. Here a node that was
// replaced is followed to what stands in its place. Browser only; call once, before React runs.

/** What stands where a text of ours was. */
const standIns = new WeakMap<Node, ChildNode>();

const isFont = (node: Node | null | undefined): node is HTMLElement => node?.nodeName === "FONT";

/** A translator puts its element beside the text and takes the text out, or both in one step. */
function learn(records: MutationRecord[]): void {
  for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
    for (const gone of removedNodes) {
      if (gone.nodeType !== Node.TEXT_NODE || gone.isConnected) continue;
      const standIn = [...addedNodes, previousSibling, nextSibling].find(isFont);
      if (standIn) standIns.set(gone, standIn);
    }
  }
}

/** A text that is put in anew leaves nothing behind where it was. */
function comeBack(node: Node): void {
  standIns.get(node)?.remove();
  standIns.delete(node);
}

/** What stands for `node` among the children of `parent`; null when nothing does. */
function standInOf(node: Node, parent: Node): ChildNode | null {
  const standIn = standIns.get(node);
  return standIn?.parentNode === parent ? standIn : null;
}

export function followReplacedText(): void {
  const seen = new MutationObserver(learn);
  seen.observe(document, { childList: true, subtree: true });
  const catchUp = () => learn(seen.takeRecords());

  const { removeChild, insertBefore } = Node.prototype;

  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    if (child.parentNode === this) return removeChild.call(this, child) as T;
    catchUp();
    const standIn = standInOf(child, this);
    if (standIn) removeChild.call(this, standIn);
    // Not there any more is what was wanted.
    return child;
  };

  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    if (node.nodeType === Node.TEXT_NODE && !node.parentNode) {
      catchUp();
      comeBack(node);
    }
    if (!before || before.parentNode === this) return insertBefore.call(this, node, before) as T;
    catchUp();
    return insertBefore.call(this, node, standInOf(before, this)) as T;
  };

  Node.prototype.appendChild = function <T extends Node>(this: Node, node: T): T {
    return this.insertBefore(node, null);
  };

  const value = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue");
  if (!value?.set || !value.get) return;
  const write = value.set;
  Object.defineProperty(Node.prototype, "nodeValue", {
    ...value,
    set(this: Node, text: string | null) {
      write.call(this, text);
      if (this.nodeType !== Node.TEXT_NODE || this.parentNode) return;
      catchUp();
      // The new text comes back to its place; a translator finds it there as it found the old one.
      standIns.get(this)?.replaceWith(this);
      standIns.delete(this);
    },
  });
}
