package dev.terrane.state;

/// What is kept is what it is.
final class NoEncryption implements StateEncryption {
    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public void prepare() {}

    @Override
    public byte[] seal(byte[] text, Stamp stamp) {
        return text;
    }

    @Override
    public byte[] seal(byte[] content) {
        return content;
    }

    @Override
    public Opened open(byte[] kept, String place) {
        return new Opened(kept, true);
    }
}
