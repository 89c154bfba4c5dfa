import { Allocator, layOut, type ImageLayout, type ImageShape } from './image.js';
import { allocateWork, type WorkingSpace } from './working-space.js';

/** The first bytes of a memory stay unused, so that no pointer is 0. */
const IMAGE_AT = 64;
const PAGE_BYTES = 65536;

/** The memory that the kernel works in: an image, and room for one query's work. Whoever makes it fills in the image. */
export class IndexMemory {
  readonly at: ImageLayout;
  readonly work: WorkingSpace;
  readonly memory: WebAssembly.Memory;
  readonly image: Uint8Array;

  constructor(readonly shape: ImageShape) {
    this.at = layOut(shape, IMAGE_AT);
    const space = new Allocator(IMAGE_AT + this.at.bytes);
    this.work = allocateWork(space, shape);
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(space.top / PAGE_BYTES) });
    this.image = new Uint8Array(this.memory.buffer, IMAGE_AT, this.at.bytes);
  }
}
