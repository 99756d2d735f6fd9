package dev.gembind.app.process;

/** Stands in for the program in {@link StartScriptTest}: tells its arguments, and ends with the number after "exit". */
final class ArgumentsTold {
    private ArgumentsTold() {}

    public static void main(String[] args) {
        System.out.println("ran with " + String.join(" ", args));
        if (args[0].equals("exit")) {
            System.exit(Integer.parseInt(args[1]));
        }
    }
}
