package dev.terrane.provider.random;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The words of pet names: any number of adverbs, an adjective, an animal.
final class PetWords {
    private static final List<String> ADVERBS =
            words(
                    """
                    amply ardently aptly boldly briefly brightly briskly broadly calmly candidly
                    cheerily clearly cleverly closely cosily daily daringly dearly deeply deftly
                    eagerly early easily evenly exactly fairly fervently finely firmly fondly
                    freely freshly gamely gently gladly grandly greatly handily happily heartily
                    highly homely hourly humbly jointly jolly justly keenly kindly largely lately
                    lightly likely lively loosely loudly lovingly luckily mainly merrily mightily
                    mildly mostly nearly neatly newly nicely nimbly nobly oddly openly partly
                    plainly politely promptly properly proudly purely quickly quietly rapidly
                    rarely readily really richly rightly sharply simply slowly smartly smoothly
                    snugly softly solidly soundly squarely steadily strongly subtly surely sweetly
                    swiftly tenderly thickly tidily timely truly usually vastly visibly vividly
                    warmly wholly widely wisely
                    """);

    private static final List<String> ADJECTIVES =
            words(
                    """
                    able active adept agile alert amber ample amused apt ardent artful astute avid
                    awake aware balmy bold bonny brave breezy bright brisk bronze bubbly busy calm
                    candid careful cheery chief civil clean clear clever cosy crafty crisp curious
                    dapper daring dear decent deft direct dreamy driven eager early earnest easy
                    elegant epic even exact expert fair famous fancy fast fearless festive fine
                    firm fleet fluent fluffy fond frank free fresh friendly frisky full funny
                    gallant game gentle genuine gifted giving glad glossy golden good grand
                    grateful great hale handy happy hardy healthy hearty helpful honest hopeful
                    humble ideal immune jaunty jolly jovial joyful just keen kind known large
                    lasting lavish leading liberal light lively logical loved loyal lucid lucky
                    lyrical magic major mellow merry mighty mindful modern modest musical native
                    neat nimble noble novel obliging open orderly patient peaceful peppy perky
                    placid plucky poetic polite popular precise prime proper proud prudent quaint
                    quick quiet radiant ready refined regal relaxed rested rich robust rosy rugged
                    sage saving serene sharp shiny silent simple sincere sleek smart smooth snug
                    sociable solid spry square stable star steady sterling sturdy subtle sunny
                    super supple sure sweet swift tactful tender thrifty tidy topical tough
                    tranquil trusty upbeat upright useful valid vast verdant versed vibrant vital
                    vivid warm wealthy welcome whole willing winning wise witty wooly worthy young
                    zany zesty
                    """);

    private static final List<String> ANIMALS =
            words(
                    """
                    aardvark adder akita albatross alpaca anchovy anteater antelope ape auk avocet
                    badger barnacle basilisk bass bat bear beaver bee beetle bison blackbird boar
                    bobcat buffalo bulldog bullfrog bumblebee butterfly buzzard camel canary
                    capybara caribou carp cat caterpillar catfish chameleon chamois cheetah
                    chicken chinchilla chipmunk cicada clam cobra cockatoo cod collie colt condor
                    coral corgi cougar cow coyote crab crane crayfish cricket crow cuckoo curlew
                    dachshund deer dingo dodo dog dolphin donkey dormouse dove dragonfly duck
                    dugong dunlin eagle earwig echidna eel egret eland elephant elk emu ermine
                    falcon fawn ferret finch firefly flamingo flounder fly foal fox frog gannet
                    gazelle gecko gerbil gibbon giraffe glider gnat gnu goat goldfinch goldfish
                    goose gopher gorilla goshawk grackle grasshopper grebe griffon grouse gull
                    guppy haddock hamster hare harrier hawk hedgehog hen heron herring hippo
                    hornet horse hound hyena ibex ibis iguana impala jackal jackdaw jaguar jay
                    jellyfish kangaroo kestrel kingfisher kite kitten kiwi koala koi krill
                    ladybird lamb lamprey lapwing lark lemming lemur leopard liger lion lizard
                    llama lobster locust lory lynx macaque macaw mackerel magpie mallard mammoth
                    manatee mantis marlin marmot marten mastiff mayfly meerkat mink minnow mole
                    mongoose monkey moose moth mouse mule mussel newt nightingale ocelot octopus
                    okapi opossum oriole oryx osprey ostrich otter owl ox oyster panda pangolin
                    panther parakeet parrot partridge peacock pelican penguin perch pheasant pig
                    pigeon pika pike platypus plover polecat pony poodle porcupine porpoise possum
                    prawn puffin pug puma puppy python quail rabbit raccoon ram raven ray redstart
                    reindeer rhino roach robin rook rooster sable salamander salmon sandpiper
                    sardine scallop seahorse seal serval shark sheep shrew shrimp skunk skylark
                    sloth slug snail snake snipe sole sparrow spider spoonbill sponge squid
                    squirrel stallion starfish starling stingray stoat stork sturgeon swallow swan
                    swift tadpole tapir tarsier termite tern terrier tetra thrush tiger toad
                    tortoise toucan trout tuna turkey turtle urchin viper vole vulture wallaby
                    walrus warbler wasp weasel whale whelk wildcat wolf wolverine wombat woodcock
                    woodlouse woodpecker worm wren yak zebra
                    """);

    private PetWords() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /// @param count at least 1
    static List<String> draw(int count, RandomGenerator random) {
        List<String> drawn = new ArrayList<>();
        for (int left = count; left > 2; left--) {
            drawn.add(one(ADVERBS, random));
        }
        if (count > 1) {
            drawn.add(one(ADJECTIVES, random));
        }
        drawn.add(one(ANIMALS, random));
        return drawn;
    }

    private static String one(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
