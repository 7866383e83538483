window.YTD.note_tweet.part0 = [
  {
    "noteTweet": {
      "noteTweetId": "1716386813977340266",
      "updatedAt": "2023-10-23T09:31:20.000Z",
      "lifecycle": {
        "value": "3",
        "name": "Activated",
        "originalName": "Activated",
        "annotations": {}
      },
      "createdAt": "2023-10-23T09:31:20.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "The storm in full, because a man at the newspaper asked and then used only the part about the goat. It began with the door. In thirty years that door has knocked on its own just four times and each time I have said come in, because it is better to have been polite. The water came up the path like someone who has been here before. It took the mat. It took the bench my father made, and set it down again by the flagpole, facing the other way, where I must say the view is better. I have left it there. Damage: one roof, eleven panes, one goat's confidence. Saved: one lamp, all night, every fifteen seconds, two at a time.",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "1821677829520722479",
      "updatedAt": "2024-08-08T22:40:14.000Z",
      "lifecycle": {
        "value": "3",
        "name": "Activated",
        "originalName": "Activated",
        "annotations": {}
      },
      "createdAt": "2024-08-08T22:40:14.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "Lamp lit again in real darkness tonight, the first since May. From the gallery you can follow the beam all the way out to where it gives up. It doesn't look like giving up. It looks like setting something down. Father used to bring me here on this night every year, in my pyjamas, with his oilskin round me so that the sleeves trailed on the stairs, and at the top he would say: \"Now count.\" And I would count, two and then dark, two and then dark, and always fall asleep before a hundred, standing up, against his leg. I have never got to a hundred on this night. I tried again this evening. At sixty-four a ship came by.",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "1929982887855538846",
      "updatedAt": "2025-06-03T19:25:52.000Z",
      "lifecycle": {
        "value": "3",
        "name": "Activated",
        "originalName": "Activated",
        "annotations": {}
      },
      "createdAt": "2025-06-03T19:25:52.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "Day 3. I got up at four. He was already sitting in the kitchen. He said, \"I just wanted to see what you do.\" So I put him in the window and went back to bed. When I came down at seven he hadn't moved. He'd drawn up a list: eleven ships, with times, and beside one of them \"looks like a filing cabinet\".",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "1940889006085975170",
      "updatedAt": "2025-07-03T21:42:53.000Z",
      "lifecycle": {
        "value": "3",
        "name": "Activated",
        "originalName": "Activated",
        "annotations": {}
      },
      "createdAt": "2025-07-03T21:42:53.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "Last Thursday of the Jantje Bos. He went by close, as close as he dared, I could see the cup in his hand. G N. Then the whole word, letter by letter, welterusten, it took him four minutes. I'd practised mine on the kitchen lamp all week. And then I got to the last letter and held it.",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "1971127540535171985",
      "updatedAt": "2025-09-25T08:20:02.000Z",
      "lifecycle": {
        "value": "3",
        "name": "Activated",
        "originalName": "Activated",
        "annotations": {}
      },
      "createdAt": "2025-09-25T08:20:02.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "You write that a lighthouse keeper today is \"a sentimental anachronism with a pension\". I've thought about it on the stairs, which is where I do it. A ship has satellites, yes, two sets. When they agree, nobody looks out. When they don't agree, at three in the morning, with the screen saying one thing and the other screen saying another, there's always a man who gets up, goes to the glass, and puts his forehead against it. I have seen them do it, through the binoculars, a white spot where the skin touches. It's for him. It has never been for the ships. As for the pension, I have seen the figures & there's nothing sentimental in them.",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "2054180254154846514",
      "updatedAt": "2026-05-12T12:41:52.000Z",
      "lifecycle": {
        "value": "3",
        "name": "Activated",
        "originalName": "Activated",
        "annotations": {}
      },
      "createdAt": "2026-05-12T12:41:52.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "I have the hearing here word for word, off the radio, and I want it down in the log. The Director spoke for forty minutes. A lady read out eleven thousand names, or began to, until they let her hand them in; it took two men to lift the knitting. Wim spoke about foreheads. Then Arnfinn. \"I've gone out there every other Tuesday for twenty-six years. I'm no speaker. It's like this. You come round the Head in the dark, and it's bad, and there she is. You can't explain it to people. It isn't the lamp. There's lamps everywhere. It's that somebody lit it.\" Then he sat down. You could hear the chair. I've counted, naturally. I stopped counting at \"somebody\".",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "2084250754605138973",
      "updatedAt": "2026-08-03T12:11:18.000Z",
      "lifecycle": {
        "value": "3",
        "name": "Activated",
        "originalName": "Activated",
        "annotations": {}
      },
      "createdAt": "2026-08-03T12:11:18.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "You asked what it's like, in the evening, and I was short with you, I had paint in my hair. It's like this. About an hour before, the Deputy comes in by herself. I wash up, so that it's done. I take the key, which isn't needed, there's no lock, and go up slowly. On 88 I say good evening. At the top I draw the curtains back from Madame, and she has the whole sunset in her, upside down, 1,176 times over, and I put it out by lighting the lamp. Then I stand there till the first one comes by. After that it's only work.",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "2112598096893709722",
      "updatedAt": "2026-10-20T17:33:31.000Z",
      "lifecycle": {
        "value": "3",
        "name": "Activated",
        "originalName": "Activated",
        "annotations": {}
      },
      "createdAt": "2026-10-20T17:33:31.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "For anyone who's only just come ashore: there's a lamp, there's a goat. There's a gull, his wife, three children, and the law. There's an aunt who shouts when she can't see you. There's one tree and you're to say the Forest. My barometer lies and I let it. A boat comes every other Tuesday with a man aboard who uses few words, and I've kept them all. There's a consultant in the capital wearing a jumper with one right sleeve and a daughter who sleeps only to foghorns. None of it exists. It's lit from half past four.",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "1862696234223263554",
      "updatedAt": "2024-11-30T03:12:44.118Z",
      "lifecycle": {
        "value": "3",
        "name": "Activated",
        "originalName": "Activated",
        "annotations": {}
      },
      "createdAt": "2024-11-30T03:12:44.118Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "Notes for whoever comes after, if anyone does, and if it's a machine then for whoever oils it. The hinge on the north gallery door wants thanking. Pump no. 1 is not dead, only proud. Step 88 coughs. Say something. The barometer is wrong and is to be left alone. Put the coffee out on the rail on the second Sunday of November, two lumps. The gull will take the lumps. Make a note of it. If the lamp goes out there is a spare bulb in the left boot. There are several left boots. Good night, ships.",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  }
]