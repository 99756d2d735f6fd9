package dev.gembind.adapters.telegram;

/**
 * Everything the bot says. Each {@code {}} is filled in order. The bot sends plain text, so a filled-in name is never
 * markup; what fills must already be cleaned and short.
 */
enum Sentence {
    HELLO_STRANGER("""
            Hello! I connect this Telegram account to your user on the site.

            If the site gave you a code, send it to me here, or send /link CODE.

            If you have no user yet, I can make one now that belongs to this Telegram account. Do that only if you \
            never signed up before: a second user cannot be merged with the first."""),
    HELLO_STRANGER_NO_SIGN_UP("""
            Hello! I connect this Telegram account to your user on the site.

            Sign in on the site, choose to connect Telegram, and send me the code it shows: just the code, or /link CODE."""),
    HELLO_KNOWN("""
            Welcome back! This Telegram account belongs to user {}.

            /me shows what is connected, /help what else I can do."""),
    HELP("""
            I connect this Telegram account to your user on the site.

            /link CODE – connect with the code that the site shows; sending just the code works too
            /me – which user this account belongs to, and what else is connected
            /unlink – disconnect this Telegram account
            /help – this text

            Codes work in this private chat only, once, and for a short time. Never give one to anybody."""),
    HELP_SHOP("""
            I connect this Telegram account to your user on the site, and sell gems for Stars.

            /link CODE – connect with the code that the site shows; sending just the code works too
            /me – which user this account belongs to, and what else is connected
            /unlink – disconnect this Telegram account
            /balance – how many gems you have
            /history – what came and went
            /buy – get more gems
            /refund – give a purchase back
            /terms – what you buy
            /paysupport – help with a payment
            /help – this text

            Codes work in this private chat only, once, and for a short time. Never give one to anybody."""),
    NOT_UNDERSTOOD(
            "Sorry, I did not understand that. To connect, send the code that the site shows. /help lists what I can do."),
    LINK_WITHOUT_CODE(
            "Send the code together with the command, like this: /link BCDF-GHJK. The site shows it where you choose to connect Telegram."),
    LINK_BROKEN(
            "That link is not complete. Go back to the site and use its button again, or type the code that it shows."),
    CODE_INVALID(
            "This code is not valid: it is wrong, used already, or too old. Get a new one on the site; nothing was changed."),
    CODE_SUPERSEDED(
            "The site has made a newer code since this one. Use the newest one that it shows; nothing was changed."),
    SLOW_DOWN("That was a lot in a short time. Please wait {} and try again; nothing was lost."),
    FLOOD("That was a lot in a short time. Please wait a minute; nothing was lost."),
    PRIVATE_ONLY("Please write to me privately at @{}. Codes do not work in groups, where others can read them."),
    CODE_BURNT(
            "Please write to me privately at @{}. Others can read what is posted here, so that code no longer works: make a new one on the site."),

    CONFIRM_BIND("""
            Connect this Telegram account ({}) to the user {}?

            Whoever uses that user can then be reached here, and this Telegram account can sign in as that user.

            Confirm only if you opened the site yourself and asked for this just now. If somebody sent you the link or \
            the code, press “Cancel”."""),
    CONFIRM_SIGN_IN("""
            Sign in on the site with this Telegram account ({})?

            The page that asks shows this code: {}

            Confirm only if you opened that page yourself just now and it shows the same code. If somebody sent you \
            the link, press “Cancel”: confirming would let them in as you."""),
    BUTTON_CONFIRM("✅ Confirm"),
    BUTTON_CANCEL("Cancel"),
    BOUND("Done. This Telegram account ({}) is now connected to the user {}."),
    ALREADY_BOUND("This Telegram account was connected to the user {} already. All is well."),
    USER_HAS_OTHER(
            "The user {} is connected to another Telegram account. Disconnect that one first; nothing was changed."),
    UNKNOWN_USER("That user no longer exists. Nothing was changed."),
    SIGNED_IN("Confirmed. Go back to the page: it will sign you in."),
    SIGN_IN_UNKNOWN("This Telegram account is not connected to any user, so it cannot sign in. Nothing was changed."),
    SUSPENDED("This connection is suspended. Please ask the site's support."),
    CANCELLED("Cancelled. Nothing was changed."),
    NOT_YOURS("This button belongs to somebody else."),
    OVER(
            "This is over: it was answered already, took too long, or a newer one took its place. If you still need it, start again on the site."),

    BUTTON_TOO_OLD("This button is too old. Send the command again if you still want it; nothing was changed."),

    BUTTON_SIGN_UP("Make my user"),
    BUTTON_NOT_NOW("Not now"),
    SIGNED_UP("Done. You now have the user {}, and this Telegram account belongs to it."),
    NOT_SIGNED_UP("All right, nothing was made. Send /start if you change your mind."),
    SIGN_UP_CLOSED("New users cannot be made here. Please sign up on the site first."),

    ME("""
            This Telegram account belongs to user {}.

            Connected:
            {}"""),
    ME_LINE("• {}: {}"),
    ME_LINE_STALE("• {}: {} – connect it again to use it"),
    ME_LINE_SUSPENDED("• {}: {} – suspended; the site's support can help"),
    ME_STRANGER("This Telegram account is not connected to any user. Send me the code that the site shows, or /start."),
    CONFIRM_UNLINK("""
            Disconnect this Telegram account ({}) from the user {}?

            You will not be able to sign in with it until you connect it again."""),
    BUTTON_UNLINK("Disconnect"),
    BUTTON_KEEP("Keep it"),
    UNLINKED("Done. This Telegram account is no longer connected to the user {}."),
    KEPT("All right, it stays connected."),
    NOT_LINKED("This Telegram account is not connected to any user. Nothing was changed."),
    UNLINK_OVER(
            "This account is not connected any more in the way I asked about. /me shows how it is now; nothing was changed."),
    LAST_IDENTITY(
            "This is the only way into the user {}. Connect another account first, or you would be locked out. Nothing was changed."),

    GEMS_STRANGER(
            "Gems belong to a user, and this Telegram account is not connected to any. Send me the code that the site shows, or /start."),
    BALANCE("You have {} 💎."),
    BALANCE_HELD("{} more are set aside for something that is under way."),
    BALANCE_OWED("You owe {} because a payment was taken back; later purchases pay it off."),
    BALANCE_FROZEN("You cannot spend gems at the moment. Please ask the site's support."),
    HISTORY("What came and went last:\n{}"),
    HISTORY_LINE("{}  {} 💎  {} (then {})"),
    HISTORY_OWED("{}; {} owed"),
    HISTORY_EMPTY("Nothing came or went yet. /buy gets you gems."),
    OFFERS("Choose how many gems you want. You pay with Telegram Stars, and the gems belong to your user at once."),
    BUTTON_BUY("{} – ⭐{}"),
    NOTHING_SOLD("Nothing is sold for Stars at the moment."),
    NO_LONGER_SOLD("This is not sold any more. /buy shows what is."),
    TOO_MANY_ORDERS("You have many invoices that are not paid. Pay one of them, or try again tomorrow."),
    INVOICE("{} gems for your user on the site"),
    CHECKOUT_NOT_OURS("This invoice was not made here. Please get a new one with /buy. You were not charged."),
    CHECKOUT_OVER("This invoice is over. Please get a new one with /buy. You were not charged."),
    CHECKOUT_OTHER_PRICE("The price has changed. Please get a new invoice with /buy. You were not charged."),
    CHECKOUT_OTHER_PAYER(
            "This invoice was made for another account. Please get your own with /buy. You were not charged."),
    CHECKOUT_TROUBLE("We cannot take payments at this moment. Please try again in a minute. You were not charged."),
    PAYMENT_UNCLEAR(
            "Your payment has arrived, but we cannot tell what it is for. It is not lost: our people look at it. See /paysupport. Its number is {}"),
    NOTICE_CREDITED("You got {} 💎. Thank you! /balance shows what you have."),
    NOTICE_REVERSED("{} 💎 were taken back, because their payment was returned. /balance shows what you have."),
    NOTICE_REINSTATED("{} 💎 are yours again. /balance shows what you have."),
    NOTICE_REFUND_FAILED("The refund of {} 💎 could not be made, so you keep them. See /paysupport."),
    INVOICE_SUBSCRIPTION("{} gems for your user on the site, every 30 days until you end it"),
    SUBSCRIPTION_TITLE("{} gems every 30 days"),
    BUTTON_SUBSCRIPTION("{} 💎 every 30 days – ⭐{}"),
    SUBSCRIBE(
            "This is a subscription: {} 💎 now and every 30 days, until you end it. /balance shows it and ends it at any time."),
    BUTTON_SUBSCRIBE("Subscribe – ⭐{} every 30 days"),
    SUBSCRIPTION_THERE("You have this subscription already. /balance shows how it stands."),
    SUBSCRIPTION_ACTIVE("Subscription {}: it is paid until {} and renews by itself."),
    SUBSCRIPTION_CANCELED("Subscription {}: it ends on {} and does not renew."),
    SUBSCRIPTION_FAILED("Subscription {}: it was paid until {}, and the next payment failed. Telegram may try again."),
    SUBSCRIPTION_TAKEN_BACK("Subscription {}: its last payment was given back. Telegram renews it until you end it."),
    BUTTON_END("End {}"),
    BUTTON_ALLOW("Let me turn it on again"),
    CONFIRM_END("""
            End the subscription {}?

            It stays paid until {}. After that no Stars are taken, and no gems come."""),
    CONFIRM_END_TAKEN_BACK("""
            End the subscription {}?

            No more Stars are taken for it then, and no gems come."""),
    BUTTON_END_NOW("End it"),
    BUTTON_END_NOT("Go on"),
    END_ASKED("Telegram is asked not to renew it. You are told as soon as it has agreed."),
    END_KEPT("All right, it goes on."),
    ALLOW_ASKED("Telegram is asked to let you turn it on again. You are told as soon as it has agreed."),
    SUBSCRIPTION_OVER("This subscription is over, or was changed already. /balance shows how it stands."),
    NOTICE_SUBSCRIPTION_CANCELED("Your subscription of {} 💎 does not renew any more. What is paid stays yours."),
    NOTICE_SUBSCRIPTION_ALLOWED(
            "You can turn your subscription of {} 💎 on again, in Telegram's settings under Stars."),
    NOTICE_SUBSCRIPTION_FAILED(
            "Your subscription of {} 💎 could not be changed. You can end it in Telegram's settings under Stars, too."),
    REFUND_NOTHING("You have bought nothing with Stars of this Telegram account that could be given back."),
    REFUND_CHOOSE("Which purchase do you want to give back? A purchase goes back as a whole."),
    REFUND_LABEL("{}: {} 💎 – ⭐{}"),
    REFUND_CONFIRM("""
            Give back the purchase of {}?

            {} 💎 are taken from you, and ⭐{} come back to your Telegram account."""),
    BUTTON_REFUND("Give it back"),
    BUTTON_REFUND_NOT("Keep the gems"),
    REFUND_KEPT("All right, you keep the gems."),
    REFUND_STARTED(
            "The gems are set aside, and Telegram is asked to give your Stars back. You are told as soon as they are on their way."),
    REFUND_PENDING("This purchase is being given back already. You are told as soon as the Stars are on their way."),
    REFUND_DONE("This purchase was given back already. /history shows it."),
    REFUND_SPENT(
            "{} 💎 of this purchase are spent, and a purchase goes back as a whole or not at all. Something wrong with it? See /paysupport."),
    REFUND_NO_PAYER("We do not know which Telegram account paid for this. Our people can help: see /paysupport."),
    REFUND_OVER("This purchase can no longer be given back. /refund shows what can; nothing was changed."),
    TERMS("""
            You buy gems with Telegram Stars. They belong to the user on the site that this Telegram account is connected \
            to, and are good for what the site offers for gems.

            A purchase can be given back as a whole as long as its gems are not spent: /refund does it. When a \
            payment is taken back after they were spent, later purchases pay for them first.

            The terms of the site and those of Telegram Stars hold besides."""),
    PAY_SUPPORT("""
            Something wrong with a payment, or do you want one back? Write to the site's support: Telegram's own support \
            cannot help with purchases made here.

            Please tell them your user {} and the number of the payment:
            {}"""),
    PAY_SUPPORT_LINE("{}: {}"),
    PAY_SUPPORT_NONE("(no payment by Telegram has arrived yet)"),
    PAY_SUPPORT_STRANGER("""
            Something wrong with a payment, or do you want one back? Write to the site's support: Telegram's own support \
            cannot help with purchases made here.

            Please tell them the number of your Telegram account, which is {}, and when you paid."""),

    STORAGE_TROUBLE("I cannot save or read anything at the moment. Please try again in a moment; nothing was lost."),
    TROUBLE("Something went wrong on our side. Please try again in a moment."),

    COMMAND_START("Begin here"),
    COMMAND_LINK("Connect with a code from the site"),
    COMMAND_ME("What is connected"),
    COMMAND_UNLINK("Disconnect this account"),
    COMMAND_BALANCE("How many gems you have"),
    COMMAND_HISTORY("What came and went"),
    COMMAND_BUY("Get more gems"),
    COMMAND_REFUND("Give a purchase back"),
    COMMAND_TERMS("What you buy"),
    COMMAND_PAYSUPPORT("Help with a payment"),
    COMMAND_HELP("What I can do");

    private final String text;

    Sentence(String text) {
        this.text = text;
    }

    /**
     * Returns the text with its gaps filled.
     *
     * @throws IllegalArgumentException if there are more or fewer fillings than gaps
     */
    String text(String... fillings) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (String filling : fillings) {
            int gap = text.indexOf("{}", from);
            if (gap < 0) {
                throw new IllegalArgumentException(name() + " has fewer gaps than " + fillings.length);
            }
            filled.append(text, from, gap).append(filling);
            from = gap + 2;
        }
        if (text.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException(name() + " has more gaps than " + fillings.length);
        }
        return filled.append(text, from, text.length()).toString();
    }
}
