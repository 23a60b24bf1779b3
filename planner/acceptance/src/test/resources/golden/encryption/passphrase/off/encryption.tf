# nothing is said of encryption
