package dev.parley.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's disk, telling after each write that has reached a file: the moments at which a kill makes a
 * difference. A long write is told of in parts, for a kill may cut it at any of them.
 */
public final class SpiedDisk extends FilePathWrapper {
  static final String SCHEME = "spied";

  private static final int PART = 16_384;
  // H2 makes these objects itself, by the constructor that takes nothing.
  private static final AtomicReference<Runnable> WRITTEN = new AtomicReference<>(() -> {});

  /** Lets H2 know of this disk, until what is returned is closed. */
  static AutoCloseable tell(Runnable written) {
    SpiedDisk disk = new SpiedDisk();
    WRITTEN.set(written);
    FilePath.register(disk);
    return () -> FilePath.unregister(disk);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Spied(super.open(mode), WRITTEN.get());
  }

  private static final class Spied extends FileBase {
    private final FileChannel file;
    private final Runnable written;

    Spied(FileChannel file, Runnable written) {
      this.file = file;
      this.written = written;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      ByteBuffer part = source.duplicate();
      part.limit(Math.min(part.limit(), part.position() + PART));
      int length = file.write(part, position);
      source.position(source.position() + length);
      written.run();
      return length;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      written.run();
      return this;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return file.read(target);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int length = file.write(source);
      written.run();
      return length;
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
